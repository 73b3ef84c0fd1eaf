import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createTranslation } from '../i18n/createTranslation.ts';
import { ConsoleGate } from './ConsoleGate.tsx';
import { consoleEn } from './consoleEn.ts';
import { consoleZh } from './consoleZh.ts';
import '../ui/tokens.css';
import './console.css';

const root = document.getElementById('root');
if (root === null) throw new Error('console.html has no element with the id root');

const translation = await createTranslation({ 'zh-CN': consoleZh, en: consoleEn });
document.title = translation.t('brand.name');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={translation}>
      <ConsoleGate />
    </I18nextProvider>
  </StrictMode>,
);
