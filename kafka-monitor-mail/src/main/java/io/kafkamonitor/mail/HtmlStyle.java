package io.kafkamonitor.mail;

import java.util.Locale;

/**
 * How each part of the HTML looks, by day and, where it differs, in dark mode.
 *
 * <p>The styles by day stand in each element, for many mail programs drop style sheets; those for dark mode need one.
 */
enum HtmlStyle {
    PAGE("margin:0;padding:0;background:#eef0f3;color:#1c1f23;", "background:#101317;color:#e6e9ed;"),
    OUTER("background:#eef0f3;", "background:#101317;"),
    CENTRE("padding:12px 8px;", ""),
    CARD("width:100%;max-width:600px;background:#ffffff;border-radius:10px;overflow:hidden;", "background:#1b2026;"),
    CARD_OF_FOOTER("width:100%;max-width:600px;", ""),
    BAND("padding:10px 18px;color:#ffffff;font-size:15px;line-height:20px;overflow-wrap:anywhere;", ""),
    BAND_STATE("font-weight:700;letter-spacing:.6px;", ""),
    BODY("padding:16px 18px 18px;", ""),
    HEADLINE(
            "margin:0 0 4px;font-size:22px;line-height:28px;font-weight:700;color:#1c1f23;overflow-wrap:anywhere;",
            "color:#f2f4f6;"),
    LEAD("margin:0;font-size:15px;line-height:21px;color:#5a6470;", "color:#a3adb9;"),
    NOTICE(
            "margin:12px 0 0;padding:8px 12px;border-left:4px solid #9a6700;background:#fff8e5;color:#4d3800;font-size:15px;"
                    + "line-height:21px;overflow-wrap:anywhere;",
            "background:#2e2611;color:#f0dfae;"),
    SECTION(
            "margin:18px 0 8px;font-size:13px;line-height:18px;font-weight:700;color:#5a6470;letter-spacing:.6px;"
                    + "text-transform:uppercase;",
            "color:#a3adb9;"),
    FACTS("width:100%;border-collapse:collapse;margin:14px 0 0;", ""),
    FACT_NAME(
            "padding:4px 14px 4px 0;font-size:15px;line-height:21px;color:#5a6470;white-space:nowrap;"
                    + "vertical-align:top;text-align:left;font-weight:400;",
            "color:#a3adb9;"),
    FACT_VALUE(
            "padding:4px 0;font-size:16px;line-height:21px;color:#1c1f23;width:100%;overflow-wrap:anywhere;"
                    + "vertical-align:top;",
            "color:#e6e9ed;"),
    ENTRY("width:100%;border-collapse:collapse;margin:0 0 10px;", ""),
    ENTRY_BODY("padding:2px 0 2px 12px;", ""),
    ENTRY_TITLE(
            "margin:0;font-size:17px;line-height:23px;font-weight:600;color:#1c1f23;overflow-wrap:anywhere;",
            "color:#f2f4f6;"),
    ENTRY_FACTS(
            "margin:2px 0 0;font-size:15px;line-height:21px;color:#5a6470;overflow-wrap:anywhere;", "color:#a3adb9;"),
    ROW_TITLE(
            "padding:6px 10px 6px 10px;font-size:15px;line-height:20px;color:#1c1f23;text-align:left;vertical-align:top;"
                    + "border-bottom:1px solid #eceff2;overflow-wrap:anywhere;",
            "color:#e6e9ed;border-bottom-color:#2a3139;"),
    PICTURE(
            "display:block;width:338px;max-width:100%;height:auto;border:0;font-size:14px;color:#5a6470;",
            "color:#a3adb9;"),
    CAPTION("margin:2px 0 0;font-size:13px;line-height:18px;color:#5a6470;", "color:#a3adb9;"),
    PARAGRAPH("margin:0 0 6px;font-size:16px;line-height:23px;color:#1c1f23;overflow-wrap:anywhere;", "color:#e6e9ed;"),
    COMMAND(
            "margin:0 0 8px;padding:8px 10px;background:#e6eaef;border-radius:4px;color:#1c1f23;font-size:13px;"
                    + "line-height:19px;overflow-wrap:anywhere;font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;",
            "background:#14191e;color:#e6e9ed;"),
    LINKS("margin:8px 0 6px;font-size:16px;line-height:23px;color:#1c1f23;", "color:#e6e9ed;"),
    LINK("color:#0b57a4;text-decoration:underline;", "color:#8ab8ee;"),
    TABLE("width:100%;border-collapse:collapse;margin:8px 0 4px;", ""),
    COLUMN(
            "padding:4px 10px 4px 0;font-size:13px;line-height:18px;font-weight:600;color:#5a6470;text-align:left;"
                    + "border-bottom:1px solid #d9dde2;",
            "color:#a3adb9;border-bottom-color:#39414a;"),
    VALUE_COLUMN(
            "padding:4px 0 4px 7px;font-size:13px;line-height:18px;font-weight:600;color:#5a6470;text-align:right;"
                    + "white-space:nowrap;"
                    + "border-bottom:1px solid #d9dde2;",
            "color:#a3adb9;border-bottom-color:#39414a;"),
    CELL(
            "padding:6px 10px 6px 0;font-size:15px;line-height:20px;color:#1c1f23;text-align:left;vertical-align:top;"
                    + "border-bottom:1px solid #eceff2;overflow-wrap:anywhere;",
            "color:#e6e9ed;border-bottom-color:#2a3139;"),
    VALUE_CELL(
            "padding:6px 0 6px 7px;font-size:15px;line-height:20px;color:#1c1f23;text-align:right;vertical-align:top;"
                    + "white-space:nowrap;border-bottom:1px solid #eceff2;",
            "color:#e6e9ed;border-bottom-color:#2a3139;"),
    NARROW_VALUE_CELL(
            "padding:6px 0 6px 7px;font-size:13px;line-height:20px;color:#1c1f23;text-align:right;vertical-align:top;"
                    + "white-space:nowrap;border-bottom:1px solid #eceff2;",
            "color:#e6e9ed;border-bottom-color:#2a3139;"),
    BAR_CELL(
            "padding:9px 0 7px 12px;width:55%;vertical-align:top;border-bottom:1px solid #eceff2;",
            "border-bottom-color:#2a3139;"),
    MORE("margin:2px 0 0;font-size:14px;line-height:20px;color:#5a6470;", "color:#a3adb9;"),
    ADVICE("width:100%;margin:18px 0 0;background:#f3f5f8;border-radius:8px;", "background:#252c34;"),
    ADVICE_BODY("padding:12px 14px 8px;", ""),
    ADVICE_TITLE("margin:0 0 4px;font-size:15px;line-height:20px;font-weight:700;color:#1c1f23;", "color:#f2f4f6;"),
    FOOTER("padding:2px 18px;font-size:13px;line-height:19px;color:#5a6470;overflow-wrap:anywhere;", "color:#8c96a3;");

    /** Of bars that only stand beside the one that is meant; to be seen by day and at night. */
    static final String COLOUR_OF_BARS = "#7b8794";

    private final String day;
    private final String night;

    HtmlStyle(String day, String night) {
        this.day = day;
        this.night = night;
    }

    String day() {
        return day;
    }

    /** The name of its class in the style sheet for dark mode. */
    String cssClass() {
        return "km-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The style sheet for dark mode. */
    static String sheet() {
        var sheet = new StringBuilder(":root{color-scheme:light dark;supported-color-schemes:light dark}");
        sheet.append("@media (prefers-color-scheme:dark){");
        for (HtmlStyle style : values()) {
            if (!style.night.isEmpty()) {
                sheet.append('.').append(style.cssClass()).append('{');
                sheet.append(style.night.replace(";", "!important;")).append('}');
            }
        }
        return sheet.append('}').toString();
    }
}
