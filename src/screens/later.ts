import { type ComponentType, type LazyExoticComponent, lazy } from "react";

let open: () => void = () => undefined;
const gate = new Promise<void>((resolve) => {
  open = resolve;
});

/** From now on `later` parts load: to be called once the first charts are drawn. */
export const openLater = (): void => open();

/** A part of the screen that must not stand in the way of the first charts, such as a menu. */
export const later = <Props extends object>(
  load: () => Promise<{ readonly default: ComponentType<Props> }>,
): LazyExoticComponent<ComponentType<Props>> => lazy(() => gate.then(load));
