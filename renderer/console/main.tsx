import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createDesktopBridge } from '../desktop/index.ts';
import { DesktopProvider } from '../features/desktop/index.ts';
import { createTranslation } from '../i18n/createTranslation.ts';
import { warmMapLibre } from '../map/engine/loadMapLibre.ts';
import { ConsoleGate } from './ConsoleGate.tsx';
import { consoleEn } from './consoleEn.ts';
import { consoleZh } from './consoleZh.ts';
import { applyAppearance } from '../ui/appearance.ts';
import '../ui/tokens.css';
import './console.css';

const root = document.getElementById('root');
if (root === null) throw new Error('console.html has no element with the id root');

applyAppearance();
const bridge = createDesktopBridge();
const translation = await createTranslation({ 'zh-CN': consoleZh, en: consoleEn });
document.title = translation.t('brand.name');
createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={translation}>
      <DesktopProvider value={bridge}>
        <ConsoleGate />
      </DesktopProvider>
    </I18nextProvider>
  </StrictMode>,
);
// While a person types a password; a map that cannot be loaded says so where it is to be seen.
warmMapLibre().catch(() => undefined);
