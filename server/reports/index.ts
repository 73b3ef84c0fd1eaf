export { createReportRoom } from './createReportRoom.ts';
