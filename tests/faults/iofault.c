/* Makes the Nth call of a kind fail, inside one folder only.

   Preloaded; the process that is tested arms it by calling iofault_arm. Calls are counted whether
   or not one is to fail, so that a run with nth = 0 says how many there are. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPEN, WRITE, SYNC, RENAME, MKDIR, CUT, UNLINK, KINDS };
static char root[PATH_MAX];
static atomic_long seen[KINDS], hits;
static int armed_kind = -1, armed_error, lasting, torn;
static long armed_nth;
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Fail the nth call of that kind inside the folder; lasting: and each one after it. torn: a
   write that fails has brought half of its bytes to the file. */
void iofault_arm(const char *folder, int kind, long nth, int error, int last, int half) {
    armed_kind = -1;
    for (int n = 0; n < KINDS; n++) seen[n] = 0;
    hits = 0;
    snprintf(root, sizeof root, "%s", folder);
    armed_nth = nth, armed_error = error, lasting = last, torn = half;
    armed_kind = kind;
}
void iofault_disarm(void) { armed_kind = -1, root[0] = 0; }
long iofault_seen(int kind) { return seen[kind]; }
long iofault_hits(void) { return hits; }

static int fails(int kind) {
    long n = ++seen[kind];
    if (kind != armed_kind || !armed_nth || !(lasting ? n >= armed_nth : n == armed_nth)) return 0;
    hits++;
    errno = armed_error;
    return 1;
}
static int inside(int at, const char *path) {
    char link[64], full[PATH_MAX];
    if (!root[0]) return 0;
    if (path && path[0] == '/') return !strncmp(path, root, strlen(root));
    snprintf(link, sizeof link, at == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", at);
    ssize_t n = readlink(link, full, sizeof full - 1);
    if (n < 0) return 0;
    full[n] = 0;
    return !strncmp(full, root, strlen(root));
}
#define BAD(kind, at, path) (inside(at, path) && fails(kind))

ssize_t write(int fd, const void *data, size_t size) {
    if (!BAD(WRITE, fd, 0)) return REAL(write)(fd, data, size);
    if (torn && REAL(write)(fd, data, size / 2) < 0) return -1;
    return errno = armed_error, -1;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) {
    if (!BAD(WRITE, fd, 0)) return REAL(pwrite)(fd, data, size, at);
    if (torn && REAL(pwrite)(fd, data, size / 2, at) < 0) return -1;
    return errno = armed_error, -1;
}
ssize_t pwrite64(int fd, const void *data, size_t size, off_t at) { return pwrite(fd, data, size, at); }
ssize_t sendfile64(int out, int in, off_t *at, size_t size) {
    ssize_t (*real)(int, int, off_t *, size_t) = dlsym(RTLD_NEXT, "sendfile64");
    return BAD(WRITE, out, 0) ? -1 : real(out, in, at, size);
}
ssize_t sendfile(int out, int in, off_t *at, size_t size) { return sendfile64(out, in, at, size); }
int fsync(int fd) { return BAD(SYNC, fd, 0) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return BAD(SYNC, fd, 0) ? -1 : REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t n) { return BAD(CUT, fd, 0) ? -1 : REAL(ftruncate)(fd, n); }
int ftruncate64(int fd, off_t n) { return ftruncate(fd, n); }
int rename(const char *a, const char *b) { return BAD(RENAME, AT_FDCWD, b) ? -1 : REAL(rename)(a, b); }
int link(const char *a, const char *b) { return BAD(RENAME, AT_FDCWD, b) ? -1 : REAL(link)(a, b); }
int unlink(const char *a) { return BAD(UNLINK, AT_FDCWD, a) ? -1 : REAL(unlink)(a); }
int unlinkat(int at, const char *a, int flags) { return BAD(UNLINK, at, a) ? -1 : REAL(unlinkat)(at, a, flags); }
int mkdir(const char *a, mode_t mode) { return BAD(MKDIR, AT_FDCWD, a) ? -1 : REAL(mkdir)(a, mode); }

#define MODE(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }
static int opened(int at, const char *path, int flags, mode_t mode) {
    return BAD(OPEN, at, path) ? -1 : REAL(openat)(at, path, flags, mode);
}
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
