import { NavLink, Stack } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ClipboardList, FileCheck, Gauge, Scale, ScrollText, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { LiveState } from './live-state.tsx';
import classes from './shell.module.css';

const places = [
  { to: '/', text: 'nav.worklist', icon: ClipboardList },
  { to: '/customers', text: 'nav.customers', icon: Users },
  { to: '/portfolio', text: 'nav.portfolio', icon: Gauge },
  { to: '/policy', text: 'nav.policy', icon: Scale },
  { to: '/effectiveness', text: 'nav.effectiveness', icon: FileCheck },
  { to: '/decisions', text: 'nav.decisions', icon: ScrollText },
] as const;

export function Navigation({ onGone }: { readonly onGone: () => void }) {
  const { t } = useTranslation();
  return (
    <Stack component="nav" gap={4} h="100%" aria-label={t('shell.pages')}>
      {places.map(({ to, text, icon: Icon }) => (
        <NavLink
          key={to}
          renderRoot={(props) => <Link to={to} activeOptions={{ exact: to === '/' }} {...props} />}
          className={classes['link']}
          label={t(text)}
          leftSection={<Icon size={18} aria-hidden />}
          onClick={onGone}
        />
      ))}
      <LiveState />
    </Stack>
  );
}
