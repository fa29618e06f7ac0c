"""Every way it can stand with the nudge on a device, and how a phone of a test comes into each."""

from typing import Any

PRETEND = """(() => {
  const how = JSON.parse(localStorage.getItem('in-a-test') ?? '{}')
  const answer = (object, name, value) => Object.defineProperty(object, name, { configurable: true, get: () => value })
  const made = {
    endpoint: 'https://fcm.googleapis.com/fcm/send/none', options: {}, unsubscribe: async () => true,
    toJSON: () => ({ endpoint: made.endpoint, keys: {} }),
  }
  if (how.agent) answer(Navigator.prototype, 'userAgent', how.agent)
  if (how.standalone) answer(Navigator.prototype, 'standalone', true)
  if (how.permission) answer(Notification, 'permission', how.permission)
  Notification.requestPermission = async () => how.permission
  PushManager.prototype.getSubscription = async () => how.subscribed ? made : null
  PushManager.prototype.subscribe = async () => { throw new DOMException('No push service', 'AbortError') }
  if (how.unsupported) delete globalThis.PushManager
  if (how.private) delete Navigator.prototype.serviceWorker
})()"""
"""Runs before a page does: the browser is what the test has written down, as far as pushes go."""

ANDROID = "Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0"
WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0"

STATES: dict[str, tuple[dict[str, Any], str]] = {
    "off": ({"permission": "default"}, "This device stays silent."),
    "denied-android": ({"permission": "denied", "agent": ANDROID}, "then Permissions, then Notifications"),
    "denied-iphone": ({"permission": "denied", "agent": IPHONE, "standalone": True}, "turn on Allow Notifications"),
    "denied-firefox": ({"permission": "denied", "agent": FIREFOX}, "Click the crossed-out bubble"),
    "denied-windows": ({"permission": "denied", "agent": WINDOWS}, "Click the icon left of the address"),
    "install": ({"unsupported": True, "agent": IPHONE}, "Add to Home Screen"),
    "old-iphone": ({"unsupported": True, "agent": IPHONE, "standalone": True}, "They need iOS 16.4 or later"),
    "unsupported": ({"unsupported": True, "agent": WINDOWS}, "takes no notifications while it is closed"),
    "private": ({"unsupported": True, "private": True, "agent": FIREFOX}, "Open Kith in an ordinary window"),
}
"""What the browser pretends to be, and some of the words that its user then reads."""

LOST: dict[str, tuple[dict[str, Any], str]] = {
    "lost": ({"permission": "granted"}, "the browser has let go of it"),
    "revoked": ({"permission": "default", "subscribed": True}, "the browser has let go of it"),
}
"""The same on a phone where the nudge was on."""
