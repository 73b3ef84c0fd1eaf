export { IntakeRoom } from './IntakeRoom.ts';
