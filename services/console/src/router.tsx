import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { NotFound } from './shell/not-found.tsx';
import { RouteFailed } from './shell/route-failed.tsx';
import { Shell } from './shell/shell.tsx';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const rootRoute = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  errorComponent: RouteFailed,
  // the date of time travel goes along from page to page
  validateSearch: (search: Record<string, unknown>): { asOf?: string } =>
    typeof search['asOf'] === 'string' && DATE.test(search['asOf']) ? { asOf: search['asOf'] } : {},
  search: { middlewares: [retainSearchParams(['asOf'])] },
});

const worklist = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/worklist/worklist-page.tsx'), 'WorklistPage'),
});

const customers = createRoute({
  getParentRoute: () => rootRoute,
  path: '/customers',
  validateSearch: (search: Record<string, unknown>): { search?: string } => {
    const asked = text(search['search']);
    return asked === undefined || asked === '' ? {} : { search: asked };
  },
  component: lazyRouteComponent(() => import('./pages/customers/customers-page.tsx'), 'CustomersPage'),
});

const customer = createRoute({
  getParentRoute: () => rootRoute,
  path: '/customers/$customerId',
  validateSearch: (search: Record<string, unknown>): { tab?: string } => {
    const tab = text(search['tab']);
    return tab === undefined ? {} : { tab };
  },
  component: lazyRouteComponent(() => import('./pages/customer/customer-page.tsx'), 'CustomerPage'),
});

/** Addresses that messages carry. */
const caseLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('./pages/case-link/case-link-page.tsx'), 'CaseLinkPage'),
});

const casesLink = createRoute({
  getParentRoute: () => rootRoute,
  path: '/cases',
  beforeLoad: () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- the router's own way to send somebody on
    throw redirect({ to: '/' });
  },
});

const portfolio = createRoute({
  getParentRoute: () => rootRoute,
  path: '/portfolio',
  component: lazyRouteComponent(() => import('./pages/portfolio/portfolio-page.tsx'), 'PortfolioPage'),
});

const policy = createRoute({
  getParentRoute: () => rootRoute,
  path: '/policy',
  component: lazyRouteComponent(() => import('./pages/policy/policy-page.tsx'), 'PolicyPage'),
});

const effectiveness = createRoute({
  getParentRoute: () => rootRoute,
  path: '/effectiveness',
  component: lazyRouteComponent(
    () => import('./pages/effectiveness/effectiveness-page.tsx'),
    'EffectivenessPage',
  ),
});

const decisions = createRoute({
  getParentRoute: () => rootRoute,
  path: '/decisions',
  component: lazyRouteComponent(() => import('./pages/decisions/decisions-page.tsx'), 'DecisionsPage'),
});

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    worklist,
    customers,
    customer,
    caseLink,
    casesLink,
    portfolio,
    policy,
    effectiveness,
    decisions,
  ]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
