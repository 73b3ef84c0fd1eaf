import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './session.css';

/** The quiet page around logging in: the product's name and one thing to do. */
export function SessionFrame({ children, footer }: { readonly children: ReactNode; readonly footer?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="session-page">
      <section className="session-card">
        <header>
          <h1>
            <span className="brand-mark" aria-hidden="true" />
            {t('brand.name')}
          </h1>
          <p>{t('brand.line')}</p>
        </header>
        {children}
      </section>
      <footer>{footer}</footer>
    </main>
  );
}
