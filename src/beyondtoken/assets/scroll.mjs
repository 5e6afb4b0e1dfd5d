// What is moved sideways must be reached without a mouse: it takes the focus while it is wider than its place.

/** Keep `region` in the order of Tab for as long as there is something to move. */
export function reachByKeyboard(region) {
  const look = () => {
    if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
    else region.removeAttribute("tabindex");
  };
  new ResizeObserver(look).observe(region);
  look();
}
