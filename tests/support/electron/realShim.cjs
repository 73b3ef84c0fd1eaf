// Loaded into real Electron before main/: what the stand-in lets a test see and do, on Electron's own objects.
const { env } = require('node:process');
const { app, dialog, globalShortcut, screen, utilityProcess } = require('electron');

const settings = JSON.parse(env.YIGAN_STAND_IN);
app.setPath('userData', settings.userData);
if (settings.isPackaged) Object.defineProperty(app, 'isPackaged', { value: true });

const answers = [...settings.answers];
dialog.shown = [];
dialog.showMessageBox = (options) => {
  dialog.shown.push(options);
  return Promise.resolve({ response: answers.shift() ?? options.cancelId ?? 0, checkboxChecked: false });
};

const registered = new Map();
const register = globalShortcut.register.bind(globalShortcut);
const unregister = globalShortcut.unregister.bind(globalShortcut);
globalShortcut.register = (accelerator, callback) => {
  if (settings.takenKeys.includes(accelerator)) return false;
  register(accelerator, callback);
  registered.set(accelerator, callback);
  return true;
};
globalShortcut.unregister = (accelerator) => {
  unregister(accelerator);
  registered.delete(accelerator);
};
globalShortcut.isRegistered = (accelerator) => registered.has(accelerator);
globalShortcut.press = (accelerator) => {
  registered.get(accelerator)?.();
  return registered.has(accelerator);
};

utilityProcess.running = [];
const fork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = (...values) => {
  const child = fork(...values);
  utilityProcess.running.push(child);
  child.once('exit', () => {
    utilityProcess.running = utilityProcess.running.filter((one) => one !== child);
  });
  return child;
};

void app.whenReady().then(() => {
  let displays = settings.displays;
  const view = (display) => ({ ...display, workArea: display.bounds, scaleFactor: 1 });
  screen.getAllDisplays = () => displays.map(view);
  screen.getPrimaryDisplay = () => view(displays[0]);
  screen.setDisplays = (present) => {
    const before = displays;
    displays = present;
    for (const one of before)
      if (!present.some(({ id }) => id === one.id)) screen.emit('display-removed', {}, view(one));
    for (const one of present) if (!before.some(({ id }) => id === one.id)) screen.emit('display-added', {}, view(one));
  };
});
