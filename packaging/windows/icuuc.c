/* For trying the Windows bundle under Wine only, and never shipped: Windows brings an icuuc.dll of
 * its own, which Qt asks for and Wine has not. Every converter is "not there" (U_FILE_ACCESS_ERROR
 * is 4), upon which Qt uses the ones that are built into it. */
#define ANSWER __declspec(dllexport)

enum { NOT_THERE = 4 };

static void *refuse(int *error) {
    if (error)
        *error = NOT_THERE;
    return 0;
}

ANSWER void UCNV_FROM_U_CALLBACK_SUBSTITUTE(void) {}
ANSWER void UCNV_TO_U_CALLBACK_SUBSTITUTE(void) {}
ANSWER void ucnv_cbFromUWriteUChars(void) {}
ANSWER void ucnv_cbToUWriteUChars(void) {}
ANSWER void ucnv_close(void *converter) { (void)converter; }
ANSWER int ucnv_countAvailable(void) { return 0; }
ANSWER int ucnv_fromUCountPending(void *converter, int *error) {
    (void)converter;
    (void)error;
    return 0;
}
ANSWER void ucnv_fromUnicode(void) {}
ANSWER const char *ucnv_getAvailableName(int number) {
    (void)number;
    return 0;
}
ANSWER void ucnv_getFromUCallBack(void) {}
ANSWER void ucnv_getToUCallBack(void) {}
ANSWER signed char ucnv_getMaxCharSize(void *converter) {
    (void)converter;
    return 4;
}
ANSWER const char *ucnv_getName(void *converter, int *error) {
    (void)converter;
    return refuse(error);
}
ANSWER const char *ucnv_getStandardName(const char *name, const char *standard, int *error) {
    (void)name;
    (void)standard;
    return refuse(error);
}
ANSWER void *ucnv_open(const char *name, int *error) {
    (void)name;
    return refuse(error);
}
ANSWER void ucnv_reset(void *converter) { (void)converter; }
ANSWER void ucnv_setFromUCallBack(void) {}
ANSWER void ucnv_setToUCallBack(void) {}
ANSWER int ucnv_toUCountPending(void *converter, int *error) {
    (void)converter;
    (void)error;
    return 0;
}
ANSWER void ucnv_toUnicode(void) {}

int __stdcall DllMain(void *module, unsigned reason, void *reserved) {
    (void)module;
    (void)reason;
    (void)reserved;
    return 1;
}
