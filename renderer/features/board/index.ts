export { IncidentBoard } from './IncidentBoard.tsx';
