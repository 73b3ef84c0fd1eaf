export const phonesEn = {
  title: 'Phones',
  address: 'Address the phones can reach',
  loopback:
    'The server listens on this machine only, so no phone can reach it. Start it again with --host and an address of the network (or 0.0.0.0).',
  trust: "Trust this hall's certificate",
  open: 'Open the field page',
  ownCertificate: 'This hall uses a certificate of its own; nothing needs to be installed on phones.',
  fingerprint: 'Fingerprint of the certificate (SHA-256)',
  compare:
    'At the first download the phone warns that the connection is not trusted; that is expected. Before installing, compare the fingerprint on the phone with this one, and do not install another.',
  validUntil: "Good until {{date}}; the server's own certificate renews itself without the phones.",
  android: {
    name: 'Android',
    1: "Join the hall's network, scan the first code, continue past the warning and download yigan-ca.crt.",
    2: 'Settings › Security › Encryption & credentials › Install a certificate › CA certificate, and choose the file (menus differ: search the settings for “CA certificate”).',
    3: 'Compare the fingerprint under Trusted credentials › User.',
    4: 'Scan the second code with Chrome, log in, choose “Add to home screen”, then turn alerts on in the menu of the field page.',
  },
  ios: {
    name: 'iPhone',
    1: "Join the hall's network, open the first code in Safari, choose “visit this website” and allow the profile.",
    2: 'Settings › General › VPN & Device Management: compare the fingerprint and install the profile.',
    3: 'Settings › General › About › Certificate Trust Settings: turn on full trust for it.',
    4: 'Scan the second code with Safari, log in, Share › Add to Home Screen, open it from there and turn alerts on.',
  },
};
