"""A camera nobody here wrote: GStreamer's own RTSP server with a test picture. Prints one JSON line with its port."""
import argparse
import json
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

ENCODERS = {
    "h264": "x264enc tune=zerolatency speed-preset=ultrafast bitrate=600 key-int-max={gop} ! "
    "video/x-h264,profile={profile} ! rtph264pay name=pay0 pt=96 config-interval={config}",
    "h264-bframes": "x264enc speed-preset=ultrafast bitrate=600 key-int-max={gop} bframes=2 b-adapt=false ! "
    "video/x-h264,profile=main ! rtph264pay name=pay0 pt=96",
    "h265": "x265enc tune=zerolatency speed-preset=ultrafast bitrate=600 key-int-max={gop} ! "
    "rtph265pay name=pay0 pt=96 config-interval=1",
    "mjpeg": "jpegenc ! rtpjpegpay name=pay0 pt=26",
}

parser = argparse.ArgumentParser()
parser.add_argument("--codec", choices=ENCODERS, default="h264")
parser.add_argument("--profile", default="constrained-baseline")
parser.add_argument("--width", type=int, default=640)
parser.add_argument("--height", type=int, default=360)
parser.add_argument("--fps", type=int, default=15)
parser.add_argument("--gop", type=int, default=30)
parser.add_argument("--config", type=int, default=0, help="0: parameter sets in the SDP only, -1: before every key frame")
parser.add_argument("--user")
parser.add_argument("--password")
arguments = parser.parse_args()

Gst.init(None)
server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")

if arguments.user:
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST)
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "user")
    auth.add_digest(arguments.user, arguments.password, token)
    server.set_auth(auth)


def factory_for(width, height):
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(
        f"( videotestsrc is-live=true pattern=ball ! video/x-raw,format=I420,width={width},height={height},"
        f"framerate={arguments.fps}/1 ! timeoverlay ! "
        + ENCODERS[arguments.codec].format(gop=arguments.gop, profile=arguments.profile, config=arguments.config)
        + " )"
    )
    factory.set_shared(True)
    if arguments.user:
        permissions = GstRtspServer.RTSPPermissions()
        permissions.add_permission_for_role("user", "media.factory.access", True)
        permissions.add_permission_for_role("user", "media.factory.construct", True)
        factory.set_permissions(permissions)
    return factory


mounts = server.get_mount_points()
mounts.add_factory("/main", factory_for(arguments.width * 2, arguments.height * 2))
mounts.add_factory("/sub", factory_for(arguments.width, arguments.height))
server.attach(None)
loop = GLib.MainLoop()


def end_with_input():
    sys.stdin.read()
    loop.quit()


threading.Thread(target=end_with_input, daemon=True).start()
print(json.dumps({"port": server.get_bound_port()}), flush=True)
loop.run()
