export { SceneViewers } from './SceneViewers.ts';
export { selectFieldScene } from './selectFieldScene.ts';
