import { Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerPage } from '@foreshock/api/model';
import { useApi } from '../api/use-api.ts';

const SHOWN = 8;
const PAUSE_MS = 150;

/** Finds a customer by part of his name or id, from every page; "/" jumps here. */
export function FindCustomer() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [search] = useDebouncedValue(text.trim(), PAUSE_MS);
  const found = useApi<CustomerPage>(
    '/v1/customers',
    { search, limit: SHOWN },
    { enabled: search !== '', keep: true },
  );
  const nameOf = new Map(found.data?.items.map(({ customerId, name }) => [customerId, name ?? '']));
  const open = (customerId: string) => {
    setText('');
    void navigate({ to: '/customers/$customerId', params: { customerId } });
  };
  return (
    <Autocomplete
      id="find-customer"
      style={{ flex: '1 1 8rem', minWidth: 0, maxWidth: '24rem', marginInlineStart: 'auto' }}
      aria-label={t('find.label')}
      placeholder={t('find.label')}
      leftSection={<Search size={16} aria-hidden />}
      value={text}
      onChange={setText}
      onOptionSubmit={open}
      data={search === '' ? [] : [...nameOf.keys()]}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const name = nameOf.get(option.value);
        return name === undefined || name === '' || name === option.value
          ? option.value
          : `${name} · ${option.value}`;
      }}
      selectFirstOptionOnChange
    />
  );
}
