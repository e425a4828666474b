"""The disk image: the program beside a way to the Applications folder. dmgbuild reads this file.

`dmgbuild -s packaging/macos/dmg_settings.py -D app=Marquee.app Marquee IMAGE.dmg`
"""

import os

application = os.path.abspath(defines["app"])  # noqa: F821 - dmgbuild defines it
_name = os.path.basename(application)

format = "ULFO"  # noqa: A001 - lzfse, which macOS 13 reads; the name is dmgbuild's
filesystem = "HFS+"
files = [application]
symlinks = {"Applications": "/Applications"}
icon = os.path.join(application, "Contents", "Resources", "marquee.icns")
icon_locations = {_name: (150, 170), "Applications": (390, 170)}
window_rect = ((240, 240), (540, 360))
default_view = "icon-view"
icon_size = 112
text_size = 13
show_toolbar = False
show_sidebar = False
