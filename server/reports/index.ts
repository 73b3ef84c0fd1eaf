export { registerReports } from './registerReports.ts';
