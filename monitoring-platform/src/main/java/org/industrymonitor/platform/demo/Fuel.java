package org.industrymonitor.platform.demo;

/** What a unit of the demo runs on, and the GB/T 4754 class that makes it. */
public enum Fuel {
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

    /** Whether the weather decides what a unit puts out. */
    public boolean isWeather() {
        return this == WIND || this == SOLAR;
    }

    /** Whether it is coal, whose units run day and night. */
    public boolean isCoal() {
        return this == BLACK_COAL || this == BROWN_COAL;
    }

    /** Four-digit class of GB/T 4754. */
    String sector() {
        return sector;
    }

    /** Whether it is burnt, so that heat is reported with it. */
    public boolean isBurnt() {
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
