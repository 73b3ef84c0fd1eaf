import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { mainWallId } from '../../protocol/wall/wall.ts';
import { createTranslation } from '../i18n/createTranslation.ts';
import { WallGate } from './WallGate.tsx';
import { wallEn } from './wallEn.ts';
import { wallZh } from './wallZh.ts';
import '../ui/tokens.css';
import './wall.css';

const asked = new URLSearchParams(window.location.search);
const wallName = asked.get('wall') ?? mainWallId;
const displayNumber = Number(asked.get('display') ?? '1');
const root = document.getElementById('root');
if (root === null) throw new Error('wall.html has no element with the id root');

const translation = await createTranslation({ 'zh-CN': wallZh, en: wallEn });
document.title = translation.t('wall.title', { wall: wallName });
createRoot(root).render(
  <StrictMode>
    <WallGate wallName={wallName} display={displayNumber - 1} isFullRate={asked.get('rate') === 'full'} />
  </StrictMode>,
);
