import type { PlotColor } from '../../protocol/plot/plot.ts';

/** Colours of the map. What means something comes from the design tokens; the ground is drawn for this map alone. */
export interface MapPalette {
  background: string;
  land: string;
  water: string;
  park: string;
  wood: string;
  square: string;
  lane: string;
  street: string;
  arterial: string;
  roadCasing: string;
  rail: string;
  boundary: string;
  buildingLow: string;
  buildingMiddle: string;
  buildingHigh: string;
  field: string;
  shore: string;
  path: string;
  tree: string;
  bridge: string;
  label: string;
  labelStrong: string;
  labelWater: string;
  labelHalo: string;
  marker: string;
  markerLine: string;
  text: string;
  textFaint: string;
  accent: string;
  danger: string;
  warning: string;
  done: string;
  info: string;
  plots: Record<PlotColor, string>;
}

export const mapThemes = ['night', 'day'] as const;
export type MapTheme = (typeof mapThemes)[number];

/** Told apart also by who sees colours badly; darker by day, and what is white by night is black then. */
export const plotColorValues: Record<MapTheme, Record<PlotColor, string>> = {
  night: {
    red: '#ff5d52',
    amber: '#f5b53d',
    green: '#4cc47c',
    blue: '#4f9dff',
    violet: '#b58cff',
    white: '#f2f5f8',
  },
  day: {
    red: '#d3261c',
    amber: '#b97700',
    green: '#16834a',
    blue: '#1560d0',
    violet: '#7b45d6',
    white: '#1b242d',
  },
};

const night = {
  background: '#10151a',
  land: '#171d24',
  field: '#12181d',
  water: '#0f2c42',
  shore: '#1b4460',
  park: '#18302a',
  wood: '#121c1b',
  tree: '#25483b',
  path: '#2a473d',
  square: '#2b3540',
  lane: '#242c35',
  street: '#2d3742',
  arterial: '#3f4c5c',
  roadCasing: '#11161b',
  bridge: '#6b7b8e',
  rail: '#47515d',
  boundary: '#5a6c82',
  buildingLow: '#242c36',
  buildingMiddle: '#2f3a47',
  buildingHigh: '#4c5d72',
  label: '#94a1b1',
  labelStrong: '#ccd5df',
  labelWater: '#6ba0c8',
  labelHalo: '#10151a',
  marker: '#161c23',
  markerLine: '#93a3b5',
};

const day = {
  background: '#e6e9ec',
  land: '#eceef0',
  water: '#b9d3e4',
  park: '#d3e3d2',
  wood: '#d8e4d4',
  square: '#dfe2e6',
  lane: '#fafbfc',
  street: '#ffffff',
  arterial: '#ffffff',
  roadCasing: '#cfd5db',
  rail: '#aab3bd',
  boundary: '#8796a8',
  buildingLow: '#d5dadf',
  buildingMiddle: '#c8cfd6',
  buildingHigh: '#b4bdc7',
  field: '#e2e7e0',
  shore: '#8fb6cf',
  path: '#f3f6f1',
  tree: '#a9c9a8',
  bridge: '#8c98a5',
  label: '#5a6673',
  labelStrong: '#27313c',
  labelWater: '#3f6f93',
  labelHalo: '#f2f4f6',
  marker: '#ffffff',
  markerLine: '#51606f',
  text: '#1b242d',
  textFaint: '#76828f',
  accent: '#1f6fe0',
};

const tokens = {
  text: ['--text', '#e3e8ee'],
  textFaint: ['--text-faint', '#7d8997'],
  accent: ['--accent', '#6ea8fe'],
  danger: ['--danger', '#ff6b61'],
  warning: ['--warning', '#f0b23e'],
  done: ['--done', '#53c281'],
  info: ['--info', '#5fb3f3'],
} as const satisfies Record<string, readonly [string, string]>;

/** Reads the tokens of the page around `element`, so that map and panels never differ. */
export function readMapPalette(element: Element, theme: MapTheme): MapPalette {
  const style = getComputedStyle(element);
  const token = ([name, fallback]: readonly [string, string]) => style.getPropertyValue(name).trim() || fallback;
  return {
    text: token(tokens.text),
    textFaint: token(tokens.textFaint),
    accent: token(tokens.accent),
    ...(theme === 'night' ? night : day),
    plots: plotColorValues[theme],
    danger: token(tokens.danger),
    warning: token(tokens.warning),
    done: token(tokens.done),
    info: token(tokens.info),
  };
}
