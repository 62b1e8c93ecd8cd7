/* The printing button of the print views. */
document.querySelector("[data-print]").addEventListener("click", () => window.print());
