import pytest

from pwa.push_host import push_url

OURS = ("push.example.org", "push.example.net:8443", "127.0.0.1:4000")


@pytest.mark.parametrize(
    "endpoint",
    [
        "https://fcm.googleapis.com/fcm/send/abc:def-_",
        "https://fcm.googleapis.com:443/fcm/send/abc",
        "https://FCM.googleapis.com/fcm/send/abc",
        "https://updates.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://autopush.push.services.mozilla.com/wpush/v2/gAAAA",
        "https://web.push.apple.com/QGuQyavXutnMH",
        "https://wns2-by3p.notify.windows.com/w/?token=BQYAAAA%3d%3d",
        "https://push.example.org/1",
        "https://push.example.net:8443/1",
        "http://127.0.0.1:4000/push/1",
    ],
)
def test_known_push_services_and_the_operators_own_are_allowed(endpoint: str) -> None:
    assert push_url(endpoint, OURS) is not None


@pytest.mark.parametrize(
    "endpoint",
    [
        "",
        "https://push.example.org:8443/1",
        "https://push.example.net/1",
        "http://push.example.org/1",
        "http://push.example.net:8443/1",
        "http://127.0.0.1:4001/push/1",
        "fcm.googleapis.com",
        "//fcm.googleapis.com/1",
        "http://fcm.googleapis.com/1",
        "https://fcm.googleapis.com:8443/1",
        "https://fcm.googleapis.com:99999/1",
        "https://fcm.googleapis.com:x/1",
        "ftp://fcm.googleapis.com/1",
        "file:///etc/passwd",
        "https://fcm.googleapis.com./1",
        "https://fcm.googleapis.com.evil.example/1",
        "https://evilfcm.googleapis.com/1",
        "https://evilpush.apple.com/1",
        "https://push.apple.com/1",
        "https://notify.windows.com.evil.example/1",
        "https://evil.example/fcm.googleapis.com",
        "https://evil.example/?fcm.googleapis.com",
        "https://evil.example#.push.apple.com",
        "https://evil.example\\.push.apple.com/1",
        "https://evil.example/.push.apple.com",
        "https://fcm.googleapis.com@evil.example/1",
        "https://user:secret@fcm.googleapis.com/1",
        "https://user@fcm.googleapis.com/1",
        "https://fcm.googleapis.com/1#x",
        "https://fcm.googleapis.com/1\r\nHost: evil.example",
        "https://fcm.googleapis.com/ 1",
        " https://fcm.googleapis.com/1",
        "https://fcm.googleapis.com/\x00",
        "https://ｆcm.googleapis.com/1",
        "https://fcm。googleapis.com/1",
        "https://localhost/1",
        "https://127.0.0.1/1",
        "https://127.0.0.1:4001/1",
        "https://[::1]/1",
        "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:169.254.169.254]/",
        "https://2130706433/1",
        "https://0x7f.1/1",
        "https://sub.push.example.org/1",
        "ws://push.example.org/1",
        "https://fcm.googleapis.com/" + "x" * 2000,
        "https://[",
        "https://",
    ],
)
def test_everything_else_is_not(endpoint: str) -> None:
    assert push_url(endpoint, OURS) is None
