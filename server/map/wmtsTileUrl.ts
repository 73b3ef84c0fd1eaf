import type { WmtsSource } from './mapFile.ts';

/** The address of one tile with `{z}`, `{x}`, `{y}` left open (OGC 07-057r7, 8.3 for KVP and 10 for REST). */
export function wmtsTileUrl(source: WmtsSource): string {
  return source.encoding === 'kvp' ? keysAndValues(source) : resource(source);
}

function keysAndValues({ url, layer, style, tileMatrixSet, matrixPrefix, format }: WmtsSource): string {
  const base = new URL(url);
  const ours: Record<string, string> = {
    SERVICE: 'WMTS',
    REQUEST: 'GetTile',
    VERSION: '1.0.0',
    LAYER: layer,
    STYLE: style,
    TILEMATRIXSET: tileMatrixSet,
    FORMAT: format,
  };
  // Names of keys are not told apart by case (OGC 06-121r3, 11.5.2); what the site gave beside ours, such as a key, stays.
  for (const name of [...base.searchParams.keys()])
    if (Object.hasOwn(ours, name.toUpperCase())) base.searchParams.delete(name);
  for (const [name, value] of Object.entries(ours)) base.searchParams.set(name, value);
  const joint = base.search === '' ? '?' : '&';
  return `${base.href}${joint}TILEMATRIX=${encodeURIComponent(matrixPrefix)}{z}&TILEROW={y}&TILECOL={x}`;
}

function resource({ url, layer, style, tileMatrixSet, matrixPrefix }: WmtsSource): string {
  const values: Record<string, string> = {
    layer: encodeURIComponent(layer),
    style: encodeURIComponent(style),
    tilematrixset: encodeURIComponent(tileMatrixSet),
    tilematrix: `${encodeURIComponent(matrixPrefix)}{z}`,
    tilerow: '{y}',
    tilecol: '{x}',
  };
  return url.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name.toLowerCase()] ?? whole);
}
