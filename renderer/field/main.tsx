import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createTranslation } from '../i18n/createTranslation.ts';
import { AssignmentAlarm } from './alarm/AssignmentAlarm.ts';
import { FieldApp } from './FieldApp.tsx';
import { FieldContext } from './FieldContext.ts';
import { fieldCatalogues } from './fieldCatalogues.ts';
import { FieldLine } from './line/FieldLine.ts';
import { createFieldStore } from './line/fieldState.ts';
import { applySunlight } from './parts/sunlight.ts';
import { WordsProvider } from './WordsProvider.tsx';
import '../ui/tokens.css';
import './field.css';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no place for the field view');
const translation = await createTranslation(fieldCatalogues);
applySunlight();
setTitle();
translation.on('languageChanged', setTitle);
const store = createFieldStore();
const line = new FieldLine(store);
const alarm = new AssignmentAlarm();

function setTitle(): void {
  document.title = translation.t('field.title');
}

createRoot(root).render(
  <StrictMode>
    <I18nextProvider i18n={translation}>
      <FieldContext value={{ store, line, alarm }}>
        <WordsProvider>
          <FieldApp />
        </WordsProvider>
      </FieldContext>
    </I18nextProvider>
  </StrictMode>,
);
await line.start();

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  await navigator.serviceWorker.register('/field-sw.js', { scope: '/field' });
}
