export { AccountMenu } from './AccountMenu.tsx';
export { IdleWarning } from './IdleWarning.tsx';
export { LanguageSwitch } from './LanguageSwitch.tsx';
export { LoginPage } from './LoginPage.tsx';
export { PasswordPage } from './PasswordPage.tsx';
