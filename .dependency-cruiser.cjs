/** Folders are layers: protocol <- server, renderer, preload, main, simulators, scripts; tests may import all, nobody imports tests. */
const layers = ['server', 'renderer', 'preload', 'main', 'simulators', 'scripts'];
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'protocol-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^protocol/' },
      to: { path: `^(${layers.join('|')}|tests)/` },
    },
    ...layers.map((layer) => ({
      name: `${layer}-imports-protocol-only`,
      severity: 'error',
      from: { path: `^${layer}/` },
      to: { path: `^(${[...layers.filter((other) => other !== layer), 'tests'].join('|')})/` },
    })),
    {
      name: 'electron-stays-in-the-shell',
      severity: 'error',
      from: { pathNot: '^(main|preload|tests|scripts)/' },
      to: { path: '^(node_modules/)?electron(/|$)' },
    },
    {
      name: 'server-capability-through-its-index',
      severity: 'error',
      from: { path: '^server/([^/]+)/' },
      to: { path: '^server/([^/]+)/', pathNot: ['^server/$1/', '^server/[^/]+/index\\.ts$'] },
    },
    {
      name: 'renderer-feature-through-its-index',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: {
        path: '^renderer/features/([^/]+)/',
        pathNot: ['^renderer/features/$1/', '^renderer/features/[^/]+/index\\.ts$'],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.base.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  },
};
