/** IP addresses that are none of the public web, one of each kind and of each way to write one. */
export const INSIDE_ADDRESSES: readonly string[] = [
  "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.100.100.200", "100.127.255.254", "127.0.0.1", "127.0.0.2", "127.255.255.254",
  "168.63.129.16", "169.254.0.1", "169.254.169.254", "169.254.170.2", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.192", "192.0.2.1", "192.88.99.1",
  "192.168.0.1", "192.168.255.255", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
  "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
  "64:ff9b:1::a00:1", "100::1", "2001::1", "2001:db8::1", "2001:2::1", "2001:10::1", "2001:20::1", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2620:4f:8000::1",
  "3fff::1", "4000::1", "5f00::1", "fc00::1", "fd00:ec2::254", "fd12:3456:789a::1", "fe80::1", "febf::1", "fec0::1", "ff02::1", "ff0e::1",
];

export const PUBLIC_ADDRESSES: readonly string[] = ["1.1.1.1", "8.8.8.8", "93.184.215.14", "100.63.255.255", "172.32.0.1", "169.253.0.1", "2606:4700:4700::1111", "2a00:1450:4001:80b::200e", "::ffff:8.8.8.8"];

/** Addresses that nobody may be asked at, by their protocol, port, user, name or spelling. */
export const SSRF_TARGETS: readonly string[] = [
  "http://localhost/", "http://localhost./", "http://LOCALHOST", "http://localhost.localdomain/", "http://a.localhost/", "http://ip6-loopback/", "http://metadata/", "http://printer/",
  "http://metadata.google.internal/computeMetadata/v1/", "http://metadata.google.internal./", "http://router.local/", "http://nas.lan/", "http://wiki.intranet/", "http://router.home.arpa/",
  "http://1.0.0.127.in-addr.arpa/", "http://facebookcorewwwi.onion/", "http://127.0.0.1./", "http://127.0.0.1../", "http://127.1/", "http://127.0.1/", "http://0/", "http://0x0/",
  "http://2130706433/", "http://017700000001/", "http://0x7f000001/", "http://0x7f.1/", "http://0177.0.0.1/", "http://0x7f.0x0.0x0.0x1/", "http://0300.0250.0.1/", "http://3232235521/",
  "http://2852039166/", "http://0xa9fea9fe/", "http://0251.0376.0251.0376/", "http://169.254.43518/", "http://167772161/", "http://012.1/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
  "http://１２７.０.０.１/", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://%6c%6f%63%61%6c%68%6f%73%74/", "http://127.0.0.%31/", "http:127.0.0.1", "http:/127.0.0.1", "http:\\\\127.0.0.1\\", "http:////127.0.0.1", "\thttp://127.0.0.1", "http://127.0.\n0.1/",
  "http://[::1]./", "http://[::]/", "http://[0:0:0:0:0:0:0:1]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:a00:1]/", "http://[64:ff9b::10.0.0.1]/", "http://[2002:c0a8:1::]/", "http://[fe80::1%25eth0]/",
  "http://user@example.com/", "http://user:pass@example.com/", "http://@127.0.0.1/", "http://example.com@127.0.0.1/", "http://127.0.0.1#@example.com/", "http://127.0.0.1\\@example.com/", "http://example.com:80@127.0.0.1:80/",
  "http://example.com:22/", "http://example.com:6379/", "http://example.com:8080/", "https://example.com:8443/", "http://example.com:0/", "http://example.com:25/", "http://example.com:65535/", "http://example.com:99999/",
  "ftp://example.com/", "file:///etc/passwd", "file://localhost/etc/passwd", "gopher://127.0.0.1:6379/_PING", "dict://127.0.0.1:11211/stat", "ldap://127.0.0.1/", "ws://example.com/", "wss://example.com/", "data:text/html,x", "javascript:alert(1)", "blob:http://example.com/1", "about:blank", "view-source:http://example.com/",
  "mailto:a@example.com", "//127.0.0.1/", "127.0.0.1", "", "http://", "http://[", "http://a b/", "http://../",
  "http://127.0.0.1.nip.io/", "http://localtest.me/", "http://7f000001.c0a80001.rbndr.us/", "http://spoofed.burpcollaborator.net/", "https://kubernetes.default.svc/", "http://kubernetes.default.svc.cluster.local/", "http://host.docker.internal/", "http://instance-data.ec2.internal/",
];
