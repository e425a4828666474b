"""The page in Chromium, locked down: the only module that imports QtWebEngine.

Import it late, after the first paint. `Qt.AA_ShareOpenGLContexts` has to be set before
QApplication is made; the scheme is registered here, before the first profile.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import signal
import time
from collections import deque
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QCoreApplication,
    QEvent,
    QIODevice,
    QObject,
    Qt,
    QUrl,
    Signal,
)
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
    QWebEngineUrlRequestJob,
    QWebEngineUrlScheme,
    QWebEngineUrlSchemeHandler,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from desktop_app.ui.preview.page_model import Page, Patch, patches, pieces_of, script_of
from desktop_app.ui.preview.patience import LARGE, Patience, Refusal
from desktop_app.ui.preview.shelf import SCHEME, SHELL, Shelf
from desktop_app.ui.preview.view import (
    DEVICE_PIXELS,
    LinkRequested,
    Pace,
    Place,
    PlaceClicked,
    PlaceScrolled,
    ViewParts,
    Width,
    wheel_steps,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint

CRASHES, CRASH_SECONDS = 3, 60.0
_MARGINS = 46  # what preview.css leaves beside the page: ground, edges and scroll bar
_POLICY = (
    f"default-src 'none'; img-src {SCHEME}:; style-src {SCHEME}:; font-src {SCHEME}:; "
    "script-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
_OUTSIDE = frozenset({"http", "https", "mailto"})
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.FocusOnNavigationEnabled,
    _Attribute.ErrorPageEnabled,
)
_HAND = frozenset(
    {
        QEvent.Type.Wheel,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
    }
)


def register_scheme() -> None:
    """Make Chromium know our scheme; too late once a profile has been made, harmless twice."""
    name = QByteArray(SCHEME.encode())
    if QWebEngineUrlScheme.schemeByName(name).name() == name:
        return
    scheme = QWebEngineUrlScheme(name)
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Host)
    # Not LocalScheme: with access to local files off, such a page could not load its own pictures.
    # CorsEnabled, since fonts are always fetched by its rules.
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.CorsEnabled)
    QWebEngineUrlScheme.registerScheme(scheme)


class WebView(QWidget):
    """A page view (see `PageView` for the signals) that patches the page in place."""

    place_clicked = Signal(object)
    place_scrolled = Signal(object)
    touched = Signal()
    request_link = Signal(object)
    gave_up = Signal()
    zoom_turned = Signal(int)
    pace_changed = Signal(object)
    settled = Signal()  # all that was to be shown is shown

    def __init__(self, parts: ViewParts) -> None:
        super().__init__()
        register_scheme()
        self._theme = parts.theme
        self._bridge = parts.resources.text("preview", "bridge.js")
        self._secret = secrets.token_hex(16)
        self._width: Width = "full"
        self._zoom = 1.0
        self._wanted = Page()
        self._shown = Page()
        self._marked = -1
        self._place: Place | None = None
        self._ready = False
        self._steps: deque[Patch] = deque()
        self._target = Page()
        self._crashes: deque[float] = deque(maxlen=CRASHES)
        self._pieces_sent = 0  # of a block that is too long to go over at once
        self._sent = 0  # characters of HTML since the page last answered to its layout
        self._laying_out = False
        self._pace: Pace = ""
        self._given_up = False  # the page's process is being ended by us
        self._refusal = Refusal(Page())
        self._patience = Patience(self)
        self._patience.late.connect(lambda: self._set_pace(self._pace or "slow"))
        self._patience.too_late.connect(self._give_page_up)

        profile = QWebEngineProfile()  # no name: nothing of it is ever on disk
        self._handler = _SchemeHandler(
            Shelf(parts.resources, parts.image_path, parts.site_style), parts.theme.is_dark, self
        )
        self._interceptor = Interceptor(self)
        self._page = _Page(profile, self)
        profile.setParent(
            self
        )  # after the page: children go in order, and a page needs its profile
        self._lock(profile)
        self._view = _View(self._page, self)
        self._view.setAccessibleName(self.tr("The page"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)

        self._page.said.connect(self._hear)
        self._page.link_followed.connect(self._on_link)
        self._page.loadFinished.connect(self._on_load_finished)
        self._page.renderProcessTerminated.connect(self._on_terminated)
        self._page.setBackgroundColor(self._theme.colour("canvas"))
        self._page.load_shell()

    def widget(self) -> QWidget:
        """The widget to lay out."""
        return self

    def page(self) -> QWebEnginePage:
        """The engine's page, for tests."""
        return self._page

    def wanted(self) -> Page:
        """The page that is to be shown, for tests."""
        return self._wanted

    def show_page(self, page: Page) -> None:
        """Bring what is shown to this state, changing no more than has changed."""
        self._wanted = page
        self._push()

    def mark(self, index: int) -> None:
        """Mark a block softly as the one with the caret; none where the index is below 0."""
        if index != self._marked:
            self._marked = index
            self._call("mark", index)

    def scroll_to(self, place: Place) -> None:
        """Bring a place to the upper edge, as soon as it is there."""
        if self._busy() or not self._ready:
            self._place = place
        else:
            self._call("show", place.index, place.fraction)

    def picture_at(self, point: QPoint, answer: Callable[[str], None]) -> None:
        """See `PageView`; the page counts in its own pixels."""
        factor = self._page.zoomFactor()
        place = f"{point.x() / factor}, {point.y() / factor}"

        def tell(found: object) -> None:
            answer(found if isinstance(found, str) else "")

        self._page.runJavaScript(f"marquee.pictureAt({place})", _WORLD, tell)

    def set_width(self, width: Width) -> None:
        """Show the page as wide as on that device, made smaller where there is less room."""
        self._width = width
        self._dress()
        self._fit()

    def set_zoom(self, percent: int) -> None:
        """Show the page larger or smaller, on a device that much more or less of its size."""
        self._zoom = percent / 100
        self._fit()

    def restyle(self) -> None:
        """Take up the theme's colours again."""
        self._page.setBackgroundColor(self._theme.colour("canvas"))
        self._dress()

    def reload_style(self) -> None:
        """Load the page anew, where it is, in the style that is chosen now."""
        if self._ready:
            self._page.runJavaScript("marquee.here()", _WORLD, self._load_at)

    def _load_at(self, place: object) -> None:
        if isinstance(place, str) and place:
            self._place = Place(*json.loads(place))
        self._ready = False
        self._page.load_shell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a device's page as wide as it is there."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the reader's hand on the page, whatever Chromium makes of it."""
        steps = wheel_steps(event)
        if steps:
            self.zoom_turned.emit(steps)
            return True  # Chromium has a zoom of its own
        if event.type() in _HAND:
            self.touched.emit()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() != Qt.Key.Key_Escape:
                return False
            # Chromium would swallow it, and the page has no use for it: whoever is around may.
            QCoreApplication.sendEvent(self, QKeyEvent(event))
            return True
        return super().eventFilter(watched, event)

    def _lock(self, profile: QWebEngineProfile) -> None:
        profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        profile.setPersistentCookiesPolicy(
            QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies
        )
        profile.setUrlRequestInterceptor(self._interceptor)
        profile.installUrlSchemeHandler(QByteArray(SCHEME.encode()), self._handler)
        profile.downloadRequested.connect(_cancel_download)
        settings = self._page.settings()
        for attribute in _OFF:
            settings.setAttribute(attribute, False)

    def _fit(self) -> None:
        device = DEVICE_PIXELS.get(self._width)
        room = 1.0 if device is None else self.width() / (device + _MARGINS)
        factor = max(0.3, min(1.0, room)) * self._zoom
        if abs(self._page.zoomFactor() - factor) > 0.001:
            self._page.setZoomFactor(factor)

    def _dress(self) -> None:
        self._call("dress", "dark" if self._theme.is_dark() else "light", self._width)

    def _on_load_finished(self, ok: bool) -> None:
        # False is what a refused navigation leaves behind: the page is still there. After one,
        # an injected script would be missing at the next load, so it is run by hand each time.
        if not ok:
            return
        self._stop_asking()
        self._page.runJavaScript(self._bridge, _WORLD)
        self._page.runJavaScript(f"marquee.start({json.dumps(self._secret)})", _WORLD)

    def _on_started(self) -> None:
        self._ready = True
        self._shown = Page()
        proxy = self._view.focusProxy()
        if proxy is not None:
            proxy.removeEventFilter(self)
            proxy.installEventFilter(self)
        self._dress()
        self._fit()
        self._call("mark", self._marked)
        self._push()

    def _busy(self) -> bool:
        return bool(self._steps) or self._laying_out

    def _stop_asking(self) -> None:
        """The page that was asked is gone, or going."""
        self._ready = self._laying_out = False
        self._steps.clear()
        self._sent = self._pieces_sent = 0
        self._patience.end()

    def _push(self) -> None:
        """Send the way from what is shown to what is wanted, one step at a time."""
        if not self._ready or self._busy():
            return
        self._target = self._refusal.instead_of(self._wanted)
        self._steps.extend(patches(self._shown, self._target))
        if self._steps:
            self._send()
            return
        self._shown = self._target
        self._come_to_rest()

    def _come_to_rest(self) -> None:
        self._patience.end()
        self._refusal.note_good(self._target)
        if self._target is self._wanted:
            self._refusal.forget()
        self._set_pace("paused" if self._refusal else "")
        if self._place is not None:
            place, self._place = self._place, None
            self._call("show", place.index, place.fraction)
        self.settled.emit()

    def _send(self) -> None:
        pieces = pieces_of(self._steps[0])
        if self._pieces_sent < len(pieces):
            piece = json.dumps(pieces[self._pieces_sent])
            self._ask(f"marquee.hold({piece})", self._on_held)
        else:
            self._ask(script_of(self._steps[0]), self._on_patched)

    def _ask(self, script: str, answered: Callable[[object], None]) -> None:
        self._sent += len(script)
        self._patience.begin()
        self._page.runJavaScript(script, _WORLD, answered)

    def _on_held(self, _answer: object) -> None:
        if self._steps:
            self._pieces_sent += 1
            self._send()

    def _on_patched(self, answer: object) -> None:
        if not self._steps:
            return  # the page was loaded anew meanwhile
        if answer != "ok":
            self._stop_asking()
            self._page.load_shell()
            return
        self._steps.popleft()
        self._pieces_sent = 0
        if self._steps:
            self._send()
            return
        self._shown = self._target
        if self._sent > LARGE:
            # It has the blocks, and may yet take minutes to lay them out: this waits for that.
            self._laying_out = True
            self._ask("document.body.offsetHeight", self._on_laid_out)
            return
        self._sent = 0
        self._push()

    def _on_laid_out(self, _height: object) -> None:
        if self._laying_out:
            self._laying_out = False
            self._sent = 0
            self._push()

    def try_again(self) -> None:
        """See `PageView`."""
        self._refusal.forget()
        self._push()

    def _give_page_up(self) -> None:
        """End a page that does not answer; the one that was shown before takes its place."""
        self._refusal.note_refused(self._target)
        self._given_up = True
        self._stop_asking()
        self._set_pace("paused")
        with contextlib.suppress(OSError):
            os.kill(self._page.renderProcessPid(), getattr(signal, "SIGKILL", signal.SIGTERM))

    def _set_pace(self, pace: Pace) -> None:
        if pace != self._pace:
            self._pace = pace
            self.pace_changed.emit(pace)

    def _call(self, name: str, *arguments: object) -> None:
        if self._ready:
            listed = ", ".join(json.dumps(argument) for argument in arguments)
            self._page.runJavaScript(f"marquee.{name}({listed})", _WORLD)

    def _hear(self, line: str) -> None:
        """Read what the bridge says; nobody else knows the secret it begins with."""
        if not line.startswith(self._secret):
            return
        said: dict[str, Any] = json.loads(line[len(self._secret) :])
        if "started" in said:
            self._on_started()
        elif "scrolled" in said:
            self.place_scrolled.emit(PlaceScrolled(Place(*said["scrolled"])))
        elif "clicked" in said:
            self.place_clicked.emit(PlaceClicked(Place(*said["clicked"]), said["image"]))

    def _on_link(self, url: QUrl) -> None:
        if url.scheme().lower() in _OUTSIDE:
            self.request_link.emit(LinkRequested(url))

    def _on_terminated(self, _status: object, _code: int) -> None:
        self._stop_asking()
        if self._given_up:
            self._given_up = False
            self._page.load_shell()
            return
        now = time.monotonic()
        self._crashes.append(now)
        if len(self._crashes) == CRASHES and now - self._crashes[0] < CRASH_SECONDS:
            self.gave_up.emit()
        else:
            self._page.load_shell()


class _Page(QWebEnginePage):
    """Goes nowhere but to the shell, opens nothing, allows nothing.

    Signals: `said(str)` for each console line; `link_followed(QUrl)` for a link to elsewhere.
    """

    said = Signal(str)
    link_followed = Signal(QUrl)

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._loading = False
        self.permissionRequested.connect(lambda permission: permission.deny())
        self.fullScreenRequested.connect(lambda request: request.reject())
        self.fileSystemAccessRequested.connect(lambda request: request.reject())
        self.registerProtocolHandlerRequested.connect(lambda request: request.reject())

    def load_shell(self) -> None:
        """Load the one page that there is."""
        self._loading = True
        self.load(QUrl(SHELL))

    def acceptNavigationRequest(
        self, url: QUrl | str, type_: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Let only our own load through; hand links on."""
        target = QUrl(url)
        if self._loading and is_main_frame and target == QUrl(SHELL):
            self._loading = False
            return True
        if type_ == QWebEnginePage.NavigationType.NavigationTypeLinkClicked:
            self.link_followed.emit(target)
        return False

    def createWindow(self, type_: QWebEnginePage.WebWindowType) -> QWebEnginePage | None:  # type: ignore[override]  # the stub forbids None, Qt does not
        """Open no window."""
        return None

    def javaScriptConsoleMessage(  # noqa: N802
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line_number: int,
        source_id: str,
    ) -> None:
        """Hand the line on instead of logging it: it may hold the article's words."""
        self.said.emit(message)


class _View(QWebEngineView):
    def __init__(self, page: QWebEnginePage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPage(page)
        self.setAcceptDrops(False)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what makes sense on a page that only shows: copying."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        copy = self.pageAction(QWebEnginePage.WebAction.Copy)
        if self.hasSelection():
            menu.addAction(self.tr("Copy"), copy.trigger)
        link = self.lastContextMenuRequest().linkUrl()
        if link.scheme().lower() in _OUTSIDE:
            text = link.toString()
            menu.addAction(
                self.tr("Copy link address"), lambda: QGuiApplication.clipboard().setText(text)
            )
        select: QAction = self.pageAction(QWebEnginePage.WebAction.SelectAll)
        menu.addAction(self.tr("Select all"), select.trigger)
        menu.popup(event.globalPos())


class _SchemeHandler(QWebEngineUrlSchemeHandler):
    def __init__(self, shelf: Shelf, is_dark: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self._is_dark = is_dark

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer from the shelf, or not at all."""
        url = job.requestUrl()
        path = url.path(QUrl.ComponentFormattingOption.FullyDecoded)
        served = None
        if bytes(job.requestMethod().data()) == b"GET":
            served = self._shelf.find(url.host(), path, dark=self._is_dark())
        if served is None:
            job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
            return
        headers: dict[Any, Any] = {  # the stub takes this multi-map for a map
            QByteArray(b"Content-Security-Policy"): [QByteArray(_POLICY.encode())],
            QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
        }
        job.setAdditionalResponseHeaders(headers)
        buffer = QBuffer(job)
        buffer.setData(served.data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        job.reply(QByteArray(served.mime.encode()), buffer)


class Interceptor(QWebEngineUrlRequestInterceptor):
    """The wall in front of every request that Chromium is about to make."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block whatever is not our own scheme: files, data and the network alike."""
        if info.requestUrl().scheme() != SCHEME:
            info.block(True)


def _cancel_download(request: QWebEngineDownloadRequest) -> None:
    request.cancel()
