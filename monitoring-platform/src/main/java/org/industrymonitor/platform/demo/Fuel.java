package org.industrymonitor.platform.demo;

/** What a unit of the demo runs on, and the GB/T 4754 class that makes it. */
enum Fuel {
    BLACK_COAL("Black coal", "4411"),
    BROWN_COAL("Brown coal", "4411"),
    NATURAL_GAS("Natural Gas (Pipeline)", "4411"),
    COAL_SEAM_METHANE("Coal seam methane", "4411"),
    DIESEL("Diesel oil", "4411"),
    KEROSENE("Kerosene - non aviation", "4411"),
    HYDRO("Hydro", "4413"),
    WIND("Wind", "4415"),
    SOLAR("Solar", "4416");

    private final String name;
    private final String sector;

    Fuel(String name, String sector) {
        this.name = name;
        this.sector = sector;
    }

    /** Four-digit class of GB/T 4754. */
    String sector() {
        return sector;
    }

    boolean isBurnt() {
        return sector.equals("4411");
    }

    /**
     * The fuel of that name in the master records.
     *
     * @throws IllegalArgumentException for another
     */
    static Fuel named(String name) {
        for (Fuel fuel : values()) {
            if (fuel.name.equals(name)) {
                return fuel;
            }
        }
        throw new IllegalArgumentException("fuel must be one of the master records', is '" + name + "'");
    }
}
