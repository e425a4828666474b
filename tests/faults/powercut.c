/* What is left after a power cut, as a copy of the tree: only what was synced is in it.

   Preloaded, it watches the folder POWERCUT_ROOT and keeps its durable twin in POWERCUT_KEPT.
   A file gets into the twin when it is synced, as it is at that moment. Names (rename, unlink,
   mkdir, link) are durable at once, a file's length when it is cut too: harsh on purpose, for a
   file that has its name and not its bytes is what disks really leave behind. Shared memory
   (-shm) is never synced and so never kept. The real sync is left out, which saves time. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef char Path[PATH_MAX * 2];
static const char *root, *kept;
static pthread_mutex_t one_at_a_time = PTHREAD_MUTEX_INITIALIZER;
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
    root = getenv("POWERCUT_ROOT");
    kept = getenv("POWERCUT_KEPT");
}

/* The twin of a path, or 0 where it lies outside the folder that is watched. */
static int twin(int at, const char *path, Path out) {
    Path full, link;
    if (!root || !kept) return 0;
    if (path[0] == '/')
        snprintf(full, sizeof full, "%s", path);
    else {
        snprintf(link, sizeof link, at == AT_FDCWD ? "/proc/self/cwd" : "/proc/self/fd/%d", at);
        ssize_t n = readlink(link, full, PATH_MAX);
        if (n < 0) return 0;
        snprintf(full + n, sizeof full - n, "/%s", path);
    }
    size_t n = strlen(root);
    if (strncmp(full, root, n) || (full[n] && full[n] != '/')) return 0;
    snprintf(out, sizeof(Path), "%s%s", kept, full + n);
    return 1;
}

static int twin_of_fd(int fd, Path out, struct stat *is) {
    Path link, path;
    struct stat named;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX);
    if (n < 0) return 0;
    path[n] = 0;
    /* A file that has lost its name is lost in any case. */
    return !fstat(fd, is) && !stat(path, &named) && named.st_ino == is->st_ino &&
           twin(AT_FDCWD, path, out);
}

static int sync_fd(int fd) {
    Path to, part, from;
    struct stat is;
    if (!twin_of_fd(fd, to, &is) || !S_ISREG(is.st_mode)) return 0;
    pthread_mutex_lock(&one_at_a_time);
    snprintf(part, sizeof part, "%.8000s.part", to);
    snprintf(from, sizeof from, "/proc/self/fd/%d", fd);
    int in = REAL(open)(from, O_RDONLY | O_CLOEXEC);
    int out = REAL(open)(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    char block[1 << 16];
    ssize_t n;
    while ((n = read(in, block, sizeof block)) > 0)
        if (write(out, block, n) != n) abort();
    close(in);
    close(out);
    REAL(rename)(part, to);
    pthread_mutex_unlock(&one_at_a_time);
    return 0;
}

int fsync(int fd) { return sync_fd(fd); }
int fdatasync(int fd) { return sync_fd(fd); }

static void moved(int at, const char *old, int to, const char *new) {
    Path from, into;
    struct stat is;
    if (!twin(to, new, into)) return;
    if (twin(at, old, from) && !REAL(rename)(from, into)) return;
    if (fstatat(to, new, &is, 0)) return;
    if (S_ISDIR(is.st_mode))
        REAL(mkdir)(into, 0755);
    else /* it has the name, and nothing of its bytes */
        close(REAL(open)(into, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
}

int rename(const char *old, const char *new) {
    int done = REAL(rename)(old, new);
    if (!done) moved(AT_FDCWD, old, AT_FDCWD, new);
    return done;
}
int renameat(int at, const char *old, int to, const char *new) {
    int done = REAL(renameat)(at, old, to, new);
    if (!done) moved(at, old, to, new);
    return done;
}
int link(const char *old, const char *new) {
    Path from, into;
    int done = REAL(link)(old, new);
    if (!done && twin(AT_FDCWD, old, from) && twin(AT_FDCWD, new, into)) REAL(link)(from, into);
    return done;
}
int unlinkat(int at, const char *path, int flags) {
    Path gone;
    int ours = twin(at, path, gone);
    int done = REAL(unlinkat)(at, path, flags);
    if (!done && ours) REAL(unlinkat)(AT_FDCWD, gone, flags);
    return done;
}
int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }
int rmdir(const char *path) { return unlinkat(AT_FDCWD, path, AT_REMOVEDIR); }
int mkdirat(int at, const char *path, mode_t mode) {
    Path made;
    int done = REAL(mkdirat)(at, path, mode);
    if (!done && twin(at, path, made)) REAL(mkdirat)(AT_FDCWD, made, mode);
    return done;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int ftruncate(int fd, off_t length) {
    Path cut;
    struct stat is, was;
    int done = REAL(ftruncate)(fd, length);
    if (!done && twin_of_fd(fd, cut, &is) && !stat(cut, &was) && was.st_size > length)
        if (truncate(cut, length)) abort();
    return done;
}
int ftruncate64(int fd, off_t length) { return ftruncate(fd, length); }

static int opened(int at, const char *path, int flags, mode_t mode) {
    Path cut;
    int fd = REAL(openat)(at, path, flags, mode);
    if (fd >= 0 && flags & O_TRUNC && twin(at, path, cut) && !access(cut, F_OK))
        if (truncate(cut, 0)) abort();
    return fd;
}
#define MODE(flags) \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = va_arg(rest, mode_t); \
        va_end(rest); \
    }
int open(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return opened(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return opened(at, path, flags, mode); }
