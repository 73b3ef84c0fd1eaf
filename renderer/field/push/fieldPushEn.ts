export const fieldPushEn = {
  reading: 'Looking whether this phone can be woken…',
  unknown: 'No line to the hall: not known whether this phone is woken',
  on: 'On: while on duty you are alerted with the page closed too; the lock screen shows nothing of the incident',
  off: 'Off: no alert while the page is away',
  blocked: 'The browser forbids alerts from this page; allow them in its site settings',
  hallOff: 'This hall does not use push messages; keep the page open',
  unsupported: 'This browser or line cannot do push (it needs trusted HTTPS); keep the page open',
  failed: 'The browser cannot reach its push service; try later',
  turnOn: 'Turn alerts on',
  turnOff: 'Turn alerts off',
};
