import { useEffect, useState, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import {
  joystickAxes,
  joystickButtons,
  readMapping,
  usualMapping,
  writeMapping,
  type JoystickButton,
  type JoystickMapping,
} from './joystickMapping.ts';
import { firstStick } from './useJoystick.ts';

interface Reading {
  readonly id: string;
  readonly axes: readonly number[];
  readonly pressed: readonly number[];
}

const readEveryMs = 100;

/** Which axis and button of the stick does what on this seat, with what the stick says right now. */
export function JoystickSettings(): ReactElement {
  const { t } = useTranslation();
  const [mapping, setMapping] = useState<JoystickMapping>(() => readMapping(localStorage));
  const [reading, setReading] = useState<Reading | null>(null);
  const [learning, setLearning] = useState<JoystickButton | null>(null);

  function change(next: JoystickMapping): void {
    writeMapping(localStorage, next);
    setMapping(next);
  }

  useEffect(() => {
    const timer = setInterval(() => {
      const stick = firstStick();
      if (stick === null) {
        setReading(null);
        return;
      }
      const pressed = stick.buttons.flatMap((button, index) => (button.pressed ? [index] : []));
      setReading({ id: stick.id, axes: [...stick.axes], pressed });
      const first = pressed[0];
      if (learning === null || first === undefined) return;
      change({ ...mapping, buttons: { ...mapping.buttons, [learning]: first } });
      setLearning(null);
    }, readEveryMs);
    return () => clearInterval(timer);
  }, [learning, mapping]);

  return (
    <section className="ptz-section" aria-label={t('ptz.joystick.title')}>
      <h3>{t('ptz.joystick.title')}</h3>
      <p className="ptz-quiet">{reading === null ? t('ptz.joystick.none') : reading.id}</p>
      {joystickAxes.map((axis) => (
        <div key={axis} className="ptz-row">
          <label>
            {t(`ptz.joystick.axis.${axis}`)}{' '}
            <select
              value={mapping[axis].index ?? ''}
              onChange={({ target }) => {
                const index = target.value === '' ? null : Number(target.value);
                change({ ...mapping, [axis]: { ...mapping[axis], index } });
              }}
            >
              <option value="">{t('ptz.joystick.unused')}</option>
              {Array.from({ length: Math.max(reading?.axes.length ?? 0, 4) }, (_, index) => (
                <option key={index} value={index}>
                  {t('ptz.joystick.axisNumber', { index })}
                </option>
              ))}
            </select>
          </label>
          <label>
            <input
              type="checkbox"
              checked={mapping[axis].isInverted}
              onChange={({ target }) =>
                change({ ...mapping, [axis]: { ...mapping[axis], isInverted: target.checked } })
              }
            />{' '}
            {t('ptz.joystick.invert')}
          </label>
          <meter
            min={-1}
            max={1}
            value={mapping[axis].index === null ? 0 : (reading?.axes[mapping[axis].index] ?? 0)}
          />
        </div>
      ))}
      <label className="ptz-row">
        {t('ptz.joystick.deadZone')}
        <input
          type="range"
          min={0}
          max={0.5}
          step={0.01}
          value={mapping.deadZone}
          onChange={({ target }) => change({ ...mapping, deadZone: Number(target.value) })}
        />
        <output>{Math.round(mapping.deadZone * 100)} %</output>
      </label>
      <label className="ptz-row">
        {t('ptz.joystick.curve')}
        <input
          type="range"
          min={1}
          max={4}
          step={0.1}
          value={mapping.curve}
          onChange={({ target }) => change({ ...mapping, curve: Number(target.value) })}
        />
        <output>{mapping.curve.toFixed(1)}</output>
      </label>
      {joystickButtons.map((button) => {
        const index = mapping.buttons[button];
        return (
          <div key={button} className="ptz-row">
            <span>{t(`ptz.joystick.button.${button}`)}</span>
            <button type="button" onClick={() => setLearning(learning === button ? null : button)}>
              {learning === button
                ? t('ptz.joystick.learn')
                : index === null
                  ? t('ptz.joystick.unused')
                  : t('ptz.joystick.buttonNumber', { index })}
            </button>
          </div>
        );
      })}
      <button type="button" onClick={() => change(usualMapping)}>
        {t('ptz.joystick.reset')}
      </button>
    </section>
  );
}
