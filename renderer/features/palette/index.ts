export { Palette, type PaletteCommand } from './Palette.tsx';
export { pinyinInitials } from './pinyinInitials.ts';
export { searchHall } from './searchHall.ts';
