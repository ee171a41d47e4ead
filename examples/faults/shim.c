/* Stands before the system's calls and fails those on the database's files as the file named by TROUBLE says:
   "full", "read-only" or "unsynced"; anything else lets them through. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static char trouble(void) {
  const char *path = getenv("TROUBLE");
  char word = 0;
  int file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC, 0) : -1;
  if (file >= 0) {
    if (syscall(SYS_read, file, &word, 1) != 1) word = 0;
    syscall(SYS_close, file);
  }
  return word;
}

static int is_database(int file) {
  char link[64], name[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length < 0) return 0;
  name[length] = 0;
  return strstr(name, "andrum.db") != NULL;
}

/* Whether writing to this file fails now; errno says why. */
static int fails_to_write(int file) {
  char word = trouble();
  if ((word != 'f' && word != 'r') || !is_database(file)) return 0;
  errno = word == 'f' ? ENOSPC : EROFS;
  return 1;
}

static int fails_to_sync(int file) {
  char word = trouble();
  if ((word != 'u' && word != 'r') || !is_database(file)) return 0;
  errno = word == 'u' ? EIO : EROFS;
  return 1;
}

ssize_t write(int file, const void *bytes, size_t count) {
  return fails_to_write(file) ? -1 : syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  return fails_to_write(file) ? -1 : syscall(SYS_pwrite64, file, bytes, count, at);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t at) { return pwrite64(file, bytes, count, at); }

int fsync(int file) { return fails_to_sync(file) ? -1 : (int)syscall(SYS_fsync, file); }

int fdatasync(int file) { return fails_to_sync(file) ? -1 : (int)syscall(SYS_fdatasync, file); }
