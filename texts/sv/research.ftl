# Forskarens sidor och texterna i en export
research-title = Studier
research-study-title = Studie { $code }
research-lead = Här finns enhetens studier. Du ser antal, aldrig vem som deltar.
research-none-title = Inga studier
research-none = Enhetens administratör lägger upp studier. När en studie finns visas den här.
research-code = Studiekod
research-name = Namn
research-ethics = Etikprövningens nummer
research-made-on = Upplagd
research-given = Har samtyckt
research-withdrawn = Har tagit tillbaka
research-to-exports = Hämta data
research-to-codebook = Se kodboken
research-pseudonyms = Varje studie har en egen nyckel. Samma person får olika beteckningar i två studier, och nyckeln lämnar aldrig servern.
research-codebook-title = Kodbok
research-codebook-lead = Alla variabler och värden i de formulär som används nu. Exporten har en egen kodbok för de versioner som faktiskt besvarades.
research-codebook-version = { $id }, version { $version }, kontrollsumma
research-codebook-variable = Variabel
research-codebook-kind = Slag
research-codebook-value = Värde
research-codebook-label = Betydelse
research-codebook-range = Gränser
research-codebook-kind-item = fråga
research-codebook-kind-value = svar
research-codebook-kind-missing = saknat svar
research-codebook-kind-scale = skala
research-codebook-kind-band = nivå
research-fault-code = Skriv en studiekod med 2–40 tecken: små bokstäver a–z, siffror och bindestreck, först en bokstav.
research-fault-code-taken = Välj en annan studiekod. Den här används redan.
research-fault-name = Skriv studiens namn med högst 200 tecken.
research-fault-ethics = Skriv etikprövningens nummer med högst 60 tecken.
research-no-ethics-number = Studien behöver ett nummer från etikprövningen innan någon kan samtycka till den.
research-no-ethics-number-heading = Studien är inte godkänd än
export-title = Hämta data
export-lead = Exporten innehåller svar från de { $given } personer som har samtyckt till studien och inte tagit tillbaka det. Etikprövning { $ethics }.
export-withdrawn = { $withdrawn ->
    [one] En person har tagit tillbaka sitt samtycke och finns inte med. Ta bort den personen ur tidigare exporter också.
   *[other] { $withdrawn } personer har tagit tillbaka sitt samtycke och finns inte med. Ta bort dem ur tidigare exporter också.
}
export-holds-title = Det här ingår
export-holds-answers = answers.csv: ett svar per rad, med version, språk, dag sedan start och varför ett svar saknas
export-holds-scores = scores.csv: poäng per skala, nivå, hur den räknats och förändring sedan mätningen före start
export-holds-status = status.csv: vilka formulär som besvarats, kommit sent, missats eller inte är aktuella än
export-holds-codebook = codebook.csv: alla variabler och värden på svenska och engelska, med licenser
export-holds-provenance = provenance.json och README.txt: var uppgifterna kommer ifrån, med kontrollsummor
export-holds-not-title = Det här ingår inte
export-holds-not = Namn, kontaktuppgifter, ärendekoder, datum och fritext. I stället för datum står antal dagar sedan start.
export-personal-title = Hantera filerna som personuppgifter
export-statement = Filerna innehåller fortfarande personuppgifter. Beteckningarna ersätter namn men gör ingen anonym, och ovanliga svar kan peka ut en person.
export-logged = När du hämtar data skrivs det i loggen, innan något läses.
export-download = Hämta som zip-fil
export-fault-format = Välj formatet long-csv. Andra format finns inte i den här versionen.
export-missing-not-applicable = Ej tillämplig: frågan visades inte
export-missing-declined = Ville inte svara
export-missing-blank = Visades men lämnades tom
export-readme =
    SVENSKA

    Studie: { $study }
    Etikprövning: { $ethics }
    Export: { $export }
    Programversion: { $software }
    Personer: { $persons }
    Personer som har tagit tillbaka sitt samtycke: { $withdrawn }

    FILERNA ÄR PERSONUPPGIFTER
    Beteckningarna (pid) ersätter namn men gör ingen anonym. Ovanliga svar och
    kombinationer av svar kan peka ut en person. Inga små grupper är sammanslagna
    eller borttagna i den här versionen. Ta bort personer som har tagit tillbaka
    sitt samtycke ur tidigare exporter.

    VILKA SOM INGÅR
    De som har samtyckt till studien och inte tagit tillbaka det. Ingen annan.

    FILER
    answers.csv     en rad per fråga i varje besvarat formulär
    scores.csv      en rad per skala i varje besvarat formulär
    status.csv      en rad per planerat formulär
    codebook.csv    en rad per formulär, fråga, svar, saknat svar, skala och nivå
    provenance.json varifrån uppgifterna kommer, med SHA-256 för varje fil

    KOLUMNER
    pid             beteckning, bara för den här studien
    event           before, week_N, after, follow_up_N (månader); t2_ först: andra
                    omgången
    day, due_day    dagar sedan start; minus betyder före
    value, label    svaret och vad det betyder på det språk formuläret visades
    missing_reason  -97 ej tillämplig, -98 ville inte svara, -99 visades men tom;
                    tomt värde utan kod: frågan fanns inte med
    reliable_change, verdict
                    jämfört med den fullständiga mätningen före start; tomt där
                    jämförelsen inte går att göra
    state           answered besvarat, late besvarat för sent, missed missat,
                    not_due inte stängt än, withdrawn borttaget

    FORMAT
    UTF-8, kommatecken mellan kolumner, radbrytning LF. En textcell som börjar med
    = + - @, tabb eller apostrof har fått en apostrof framför sig. Ta bort den för
    att få tillbaka texten. Tal är oförändrade.

    VILLKOR FÖR FORMULÄREN
    { $attributions }
