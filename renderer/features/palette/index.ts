export { Palette, type PaletteCommand } from './Palette.tsx';
export { searchHall } from './searchHall.ts';
