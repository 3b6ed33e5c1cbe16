/* Test-only: Wine 8 has no UISettings, which Qt 6.9 asks for the system's colours when it starts, and aborts without.
   Every colour is told as Windows 10 has it when nothing was chosen. A program that finds no registered class looks
   for a library named after the namespace, so that this file needs no entry in the registry. */
#include <windows.h>

typedef struct { BYTE a, r, g, b; } Color;
typedef struct { const void *const *table; LONG uses; } Object;

static const GUID UNKNOWN = {0x00000000, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID INSPECTABLE = {0xaf86e2e0, 0xb12d, 0x4c6a, {0x9c, 0x5a, 0xd7, 0xaa, 0x65, 0x10, 0x1e, 0x90}};
static const GUID AGILE = {0x94ea2b94, 0xe9cc, 0x49e0, {0xc0, 0xff, 0xee, 0x64, 0xca, 0x8f, 0x5b, 0x90}};
static const GUID FACTORY = {0x00000035, 0, 0, {0xc0, 0, 0, 0, 0, 0, 0, 0x46}};
static const GUID SETTINGS = {0x85361600, 0x1c63, 0x4627, {0xbc, 0xb1, 0x3a, 0x89, 0xe0, 0xbc, 0x9c, 0x55}};
static const GUID SETTINGS_3 = {0x03021be4, 0x5254, 0x4781, {0x81, 0x94, 0x51, 0x68, 0xf7, 0xd0, 0x6d, 0x7b}};

static ULONG WINAPI add_ref(Object *self) { return InterlockedIncrement(&self->uses); }
static ULONG WINAPI release(Object *self) { /* One of each lives as long as the process. */ return InterlockedDecrement(&self->uses); }

static HRESULT ask(Object *self, const GUID *asked, void **out, const GUID *const *known)
{
    for (; *known; known++)
        if (!memcmp(asked, *known, sizeof(GUID))) {
            add_ref(self);
            *out = self;
            return S_OK;
        }
    *out = NULL;
    return E_NOINTERFACE;
}

static HRESULT WINAPI ask_settings(Object *self, const GUID *asked, void **out)
{
    static const GUID *const known[] = {&UNKNOWN, &INSPECTABLE, &AGILE, &SETTINGS, &SETTINGS_3, NULL};
    return ask(self, asked, out, known);
}

static HRESULT WINAPI ask_factory(Object *self, const GUID *asked, void **out)
{
    static const GUID *const known[] = {&UNKNOWN, &INSPECTABLE, &AGILE, &FACTORY, NULL};
    return ask(self, asked, out, known);
}

static HRESULT WINAPI interfaces(Object *self, ULONG *count, GUID **out) { *count = 0; *out = NULL; return S_OK; }
static HRESULT WINAPI class_name(Object *self, void **out) { *out = NULL; return S_OK; }
static HRESULT WINAPI trust(Object *self, int *out) { *out = 0; return S_OK; }

static HRESULT WINAPI colour(Object *self, int kind, Color *out)
{
    static const Color black = {255, 0, 0, 0}, white = {255, 255, 255, 255}, accent = {255, 0, 120, 215};
    *out = kind == 0 ? white : kind == 1 ? black : accent; /* background, foreground, accents */
    return S_OK;
}

static HRESULT WINAPI watch(Object *self, void *handler, INT64 *token) { *token = 1; return S_OK; }
static HRESULT WINAPI unwatch(Object *self, INT64 token) { return S_OK; }

static const void *const settings_table[] = {
    ask_settings, add_ref, release, interfaces, class_name, trust, colour, watch, unwatch,
};
static Object settings = {settings_table, 1};

static HRESULT WINAPI make(Object *self, void **out) { add_ref(&settings); *out = &settings; return S_OK; }

static const void *const factory_table[] = {ask_factory, add_ref, release, interfaces, class_name, trust, make};
static Object factory = {factory_table, 1};

__declspec(dllexport) HRESULT WINAPI DllGetActivationFactory(void *name, void **out)
{
    add_ref(&factory);
    *out = &factory;
    return S_OK;
}

__declspec(dllexport) HRESULT WINAPI DllCanUnloadNow(void) { return S_FALSE; }
