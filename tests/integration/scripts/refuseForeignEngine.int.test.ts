import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, it } from 'vitest';
import config from '../../../vite.config.ts';

const engineFolder = join(import.meta.dirname, '../../../node_modules/mapbox-gl/dist');

it.each(['mapbox-gl-csp.js', 'mapbox-gl.css', 'mapbox-gl-csp-worker.js?url'])(
  "does not build a page that holds Mapbox's own %s",
  async (file) => {
    const folder = await mkdtemp(join(tmpdir(), 'foreign-engine-'));
    try {
      await writeFile(join(folder, 'index.html'), '<script type="module" src="./page.js"></script>');
      await writeFile(join(folder, 'page.js'), `import ${JSON.stringify(join(engineFolder, file))};`);
      const { plugins = [] } = config;
      const tried = build({ root: folder, configFile: false, logLevel: 'silent', plugins });
      await expect(tried).rejects.toThrow(/Mapbox's own terms/);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
