"""What macOS is told of Marquee (Info.plist); PyInstaller adds name, version and program."""

from __future__ import annotations

ID = "app.marqueedesk.Marquee"
HAND_OVER = f"{ID}.article"
# Qt 6.11 and its Chromium ask for macOS 13.
OLDEST = "13.0"


def info(version: str) -> dict[str, object]:
    """The keys besides those that PyInstaller writes."""
    return {
        "CFBundleDisplayName": "Marquee",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en",
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": OLDEST,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "© 2026 The Marquee maintainers. MIT licence.",
        "NSPrincipalClass": "NSApplication",
        "NSSupportsAutomaticGraphicsSwitching": True,
        "UTExportedTypeDeclarations": [
            {
                "UTTypeIdentifier": HAND_OVER,
                "UTTypeDescription": "Marquee article",
                "UTTypeConformsTo": ["public.data", "public.archive"],
                "UTTypeTagSpecification": {
                    "public.filename-extension": ["marquee"],
                    "public.mime-type": ["application/x-marquee"],
                },
            }
        ],
        "UTImportedTypeDeclarations": [
            {
                "UTTypeIdentifier": "net.daringfireball.markdown",
                "UTTypeDescription": "Markdown text",
                "UTTypeConformsTo": ["public.plain-text"],
                "UTTypeTagSpecification": {"public.filename-extension": ["md", "markdown"]},
            }
        ],
        "CFBundleDocumentTypes": [
            {
                "CFBundleTypeName": "Marquee article",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Owner",
                "LSItemContentTypes": [HAND_OVER],
            },
            {
                "CFBundleTypeName": "Markdown text",
                "CFBundleTypeRole": "Editor",
                "LSHandlerRank": "Alternate",  # offered, never taken from what opens it now
                "LSItemContentTypes": ["net.daringfireball.markdown"],
            },
        ],
    }
