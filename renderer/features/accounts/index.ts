export { AccountsPage } from './AccountsPage.tsx';
export { accountScopeEn } from './accountScopeEn.ts';
export { accountScopeZh } from './accountScopeZh.ts';
