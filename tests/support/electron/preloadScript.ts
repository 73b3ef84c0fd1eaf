import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const entry = fileURLToPath(new URL('../../../preload/preload.ts', import.meta.url));

/** Runs before a page's own scripts: gives the preload its `electron`, whose every value crosses by structured clone. */
const runtime = `(() => {
  if (window.top !== window || location.protocol === 'data:' || location.href === 'about:blank') return;
  const listeners = new Map();
  const ipcRenderer = {
    invoke: async (channel, ...values) => {
      const reply = await window.standInInvoke(channel, structuredClone(values));
      if ('error' in reply) throw new Error("Error invoking remote method '" + channel + "': " + reply.error);
      return reply.value;
    },
    on: (channel, listener) => {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off: (channel, listener) => {
      listeners.set(channel, (listeners.get(channel) ?? []).filter((one) => one !== listener));
      return ipcRenderer;
    },
  };
  window.standInDeliver = (channel, values) => {
    for (const listener of listeners.get(channel) ?? []) listener({}, ...structuredClone(values));
  };
  const contextBridge = {
    exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze({ ...api }) }),
  };
  const require = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error('module not found: ' + name);
  };
  const hear = (event) => window.standInKey({
    type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
    key: event.key, code: event.code, isAutoRepeat: event.repeat,
    control: event.ctrlKey, alt: event.altKey, shift: event.shiftKey, meta: event.metaKey,
  });
  window.addEventListener('keydown', hear, true);
  window.addEventListener('keyup', hear, true);
  const module = { exports: {} };
  ((require, module, exports) => { PRELOAD })(require, module, module.exports);
})();`;

let script: Promise<string> | null = null;

export function preloadScript(): Promise<string> {
  script ??= bundle();
  return script;
}

async function bundle(): Promise<string> {
  const building = await rolldown({ input: entry, platform: 'node', external: ['electron'] });
  const { output } = await building.generate({ format: 'cjs', codeSplitting: false });
  await building.close();
  return runtime.replace('PRELOAD', () => output[0].code);
}
