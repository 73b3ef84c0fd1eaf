export { IncidentCameras } from './IncidentCameras.tsx';
export { OpenCameras } from './OpenCameras.tsx';
