export { IncidentCameras } from './IncidentCameras.tsx';
export { IncidentUnitVideos } from './IncidentUnitVideos.tsx';
export { OpenCameras } from './OpenCameras.tsx';
