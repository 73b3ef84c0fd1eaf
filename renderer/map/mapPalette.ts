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
  buildingHigh: string;
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
}

export const mapThemes = ['night', 'day'] as const;
export type MapTheme = (typeof mapThemes)[number];

const night = {
  background: '#0f1318',
  land: '#12171d',
  water: '#0c2233',
  park: '#14231f',
  wood: '#131f1d',
  square: '#222a33',
  lane: '#1f272f',
  street: '#28313b',
  arterial: '#364251',
  roadCasing: '#0e1216',
  rail: '#3a434e',
  boundary: '#4a5a6e',
  buildingLow: '#1c232c',
  buildingHigh: '#3a4757',
  label: '#8e9bab',
  labelStrong: '#c5cfdb',
  labelWater: '#5a86a8',
  labelHalo: '#0f1318',
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
  buildingHigh: '#b4bdc7',
  label: '#5a6673',
  labelStrong: '#27313c',
  labelWater: '#3f6f93',
  labelHalo: '#f2f4f6',
  marker: '#ffffff',
  markerLine: '#51606f',
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
    ...(theme === 'night' ? night : day),
    text: token(tokens.text),
    textFaint: token(tokens.textFaint),
    accent: token(tokens.accent),
    danger: token(tokens.danger),
    warning: token(tokens.warning),
    done: token(tokens.done),
    info: token(tokens.info),
  };
}
