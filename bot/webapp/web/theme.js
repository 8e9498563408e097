// Light or dark, as Telegram's theme is, else as the system says. Runs before the first paint, so that nothing flashes.
(() => {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let telegram = new URLSearchParams(location.hash.slice(1)).get("tgWebAppThemeParams");

  function isDark(params) {
    try {
      const [, red, green, blue] = JSON.parse(params).bg_color.match(/^#(..)(..)(..)$/);
      return 0.3 * parseInt(red, 16) + 0.59 * parseInt(green, 16) + 0.11 * parseInt(blue, 16) < 128;
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
      return system.matches; // there is no theme, or none that can be read
    }
  }

  function apply() {
    document.documentElement.dataset.theme = isDark(telegram) ? "dark" : "light";
  }

  addEventListener("theme", ({ detail }) => {
    telegram = JSON.stringify(detail);
    apply();
  });
  system.addEventListener("change", apply);
  apply();
})();
