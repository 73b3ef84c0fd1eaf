import { Alert, QRCode, Segmented, Select } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhonesView } from '../../../protocol/phones/phonesView.ts';
import { NotYetRead } from '../seat/index.ts';
import { readPhones } from './readPhones.ts';
import './phones.css';

const systems = ['android', 'ios'] as const;
type PhoneSystem = (typeof systems)[number];

/** Two codes to point a phone at: first the site's authority, then the field page; and the few steps between. */
export function PhonesPage() {
  const { t } = useTranslation();
  const [view, setView] = useState<PhonesView | null>(null);
  const [error, setError] = useState<unknown>(null);
  const load = useCallback(() => {
    readPhones().then(setView, setError);
  }, []);
  useEffect(load, [load]);
  function retry(): void {
    setError(null);
    load();
  }
  return (
    <section className="panel phones" aria-label={t('phones.title')} data-testid="phones">
      <header className="panel-head">
        <h2>{t('phones.title')}</h2>
      </header>
      <div className="panel-body panel-pad">
        {view === null ? <NotYetRead error={error} onRetry={retry} rows={8} /> : <WaysIn view={view} />}
      </div>
    </section>
  );
}

function WaysIn({ view: { addresses, authority } }: { readonly view: PhonesView }) {
  const { t, i18n } = useTranslation();
  const [chosen, setChosen] = useState(addresses[0] ?? null);
  const [system, setSystem] = useState<PhoneSystem>('android');
  if (chosen === null) return <Alert type="info" showIcon title={t('phones.loopback')} />;
  const authorityUrl = new URL('/ca.crt', chosen).href;
  return (
    <>
      {addresses.length > 1 && (
        <label className="phones-address">
          {t('phones.address')}
          <Select
            value={chosen}
            options={addresses.map((value) => ({ value, label: value }))}
            onChange={setChosen}
            style={{ minWidth: 340 }}
          />
        </label>
      )}
      <div className="phones-ways">
        {authority === null ? (
          <p className="phones-own">{t('phones.ownCertificate')}</p>
        ) : (
          <figure>
            <h3>1 · {t('phones.trust')}</h3>
            <QRCode value={authorityUrl} size={220} type="svg" color="#000" bgColor="#fff" />
            <figcaption>
              <a href="/ca.crt" data-testid="phones-ca">
                {authorityUrl}
              </a>
            </figcaption>
          </figure>
        )}
        <figure>
          <h3>
            {authority === null ? '' : '2 · '}
            {t('phones.open')}
          </h3>
          <QRCode value={chosen} size={220} type="svg" color="#000" bgColor="#fff" />
          <figcaption data-testid="phones-field">{chosen}</figcaption>
        </figure>
        {authority !== null && (
          <div className="phones-steps">
            <Segmented<PhoneSystem>
              value={system}
              onChange={setSystem}
              options={systems.map((value) => ({ value, label: t(`phones.${value}.name`) }))}
            />
            <ol>
              {([1, 2, 3, 4] as const).map((step) => (
                <li key={step}>{t(`phones.${system}.${step}`)}</li>
              ))}
            </ol>
            <h3>{t('phones.fingerprint')}</h3>
            <p className="muted">{t('phones.compare')}</p>
            <code data-testid="phones-fingerprint">{authority.fingerprint}</code>
            <p className="muted">
              {t('phones.validUntil', { date: new Date(authority.validUntil).toLocaleDateString(i18n.language) })}
            </p>
          </div>
        )}
      </div>
    </>
  );
}
