import { join } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

import { refuseForeignEngine } from './scripts/build/refuseForeignEngine.mjs';

const rendererFolder = join(import.meta.dirname, 'renderer');
const pages = ['console.html', 'wall.html', 'field.html'];

// Vite's own chunking stays: it shares between pages only what both import, and so keeps the seat's map and tables out of
// the phone page.
export default defineConfig({
  root: rendererFolder,
  cacheDir: join(import.meta.dirname, '.cache', 'vite'),
  plugins: [react(), refuseForeignEngine()],
  build: {
    outDir: join(import.meta.dirname, 'dist', 'renderer'),
    emptyOutDir: true,
    sourcemap: false,
    target: 'es2023',
    // The seat loads the map and the table library at once by design; its page comes from the same machine or hall.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: { input: pages.map((page) => join(rendererFolder, page)) },
  },
});
