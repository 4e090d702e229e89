import { AppShell, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { SignIn } from '../session/sign-in.tsx';
import { useSession } from '../session/use-session.ts';
import { useLive } from '../api/use-live.ts';
import { Brand } from './brand.tsx';
import { DateTravel } from './date-travel.tsx';
import { PastNotice } from './past-notice.tsx';
import { FindCustomer } from './find-customer.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { Navigation } from './navigation.tsx';
import { Preferences } from './preferences.tsx';
import classes from './shell.module.css';

/** The frame around every page: where one can go, which day it shows, who reads it. */
export function Shell() {
  const { t } = useTranslation();
  const session = useSession();
  const [opened, { toggle, close }] = useDisclosure(false);
  if (session === null) return <SignIn />;
  return (
    <AppShell
      header={{ height: 60 }}
      navbar={{ width: 208, breakpoint: 'md', collapsed: { mobile: !opened } }}
      padding={{ base: 'sm', md: 'lg' }}
    >
      <LiveStream />
      <KeysDialog />
      <a href="#page" className={classes['skip']}>
        {t('shell.skip')}
      </a>
      <AppShell.Header className={classes['bar']}>
        <Group h="100%" px="md" wrap="nowrap" gap="sm">
          <Burger
            opened={opened}
            onClick={toggle}
            hiddenFrom="md"
            size="sm"
            aria-label={t('shell.menu')}
            aria-expanded={opened}
          />
          <Brand />
          <FindCustomer />
          <DateTravel />
          <Preferences />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className={classes['bar']}>
        <Navigation onGone={close} />
      </AppShell.Navbar>
      <AppShell.Main id="page" tabIndex={-1} className={classes['page']}>
        <PastNotice />
        <Outlet />
      </AppShell.Main>
    </AppShell>
  );
}

function LiveStream() {
  useLive();
  return null;
}
