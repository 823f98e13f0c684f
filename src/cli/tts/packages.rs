//! The packages that `ef tts setup` knows, pinned by version and checksum. A wheel of pip holds the library for one
//! system, and which Python it was made for does not matter; a package of npm holds those for all.

use crate::base::npm;

/// A wheel for one system, and its digest.
pub(super) struct Wheel {
    pub(super) os: &'static str,
    pub(super) arch: &'static str,
    pub(super) platform: &'static str,
    pub(super) sha256: &'static str,
}

/// A package of pip, pinned.
pub(super) struct OfPip {
    pub(super) name: &'static str,
    pub(super) version: &'static str,
    /// The folder inside the package that is kept.
    pub(super) inside: &'static str,
    pub(super) wheels: &'static [Wheel],
}

/// What a package of npm holds for one system.
pub(super) struct Natives {
    pub(super) os: &'static str,
    pub(super) arch: &'static str,
    pub(super) folder: &'static str,
    pub(super) files: &'static [&'static str],
}

/// A package of npm, pinned.
pub(super) struct OfNpm {
    pub(super) package: npm::Package,
    pub(super) natives: &'static [Natives],
}

/// Something that can be installed, and the ways to it.
pub(super) struct Package {
    pub(super) what: &'static str,
    /// Its folder in the data folder.
    pub(super) folder: &'static str,
    pub(super) pip: OfPip,
    pub(super) npm: Option<OfNpm>,
    /// What does it too.
    pub(super) other_ways: &'static str,
}

/// espeak-ng, with its data. npm has it only as WebAssembly.
pub(super) static ESPEAK: Package = Package {
    what: "espeak-ng",
    folder: "espeak-ng",
    npm: None,
    other_ways: "`apt install espeak-ng` or `brew install espeak-ng` does it too",
    pip: OfPip {
        name: "espeakng-loader",
        version: "0.2.4",
        inside: "espeakng_loader",
        wheels: &[
            Wheel {
                os: "linux",
                arch: "x86_64",
                platform: "manylinux_2_17_x86_64",
                sha256: "08721baf27d13d461f6be6eed9a65277e70d68234ff484fd8b9897b222cdcb6d",
            },
            Wheel {
                os: "linux",
                arch: "aarch64",
                platform: "manylinux_2_28_aarch64",
                sha256: "d1e798141b46a050cdb75fcf3c17db969bb2c40394f3f4a48910655d547508b9",
            },
            Wheel {
                os: "macos",
                arch: "aarch64",
                platform: "macosx_11_0_arm64",
                sha256: "d27cdca31112226e7299d8562e889d3e38a1e48055c9ee381b45d669072ee59f",
            },
            Wheel {
                os: "macos",
                arch: "x86_64",
                platform: "macosx_10_12_x86_64",
                sha256: "b77477ae2ddf62a748e04e49714eabb2f3a24f344166200b00539083bd669904",
            },
            Wheel {
                os: "windows",
                arch: "x86_64",
                platform: "win_amd64",
                sha256: "41f1e08ac9deda2efd1ea9de0b81dab9f5ae3c4b24284f76533d0a7b1dd7abd7",
            },
            Wheel {
                os: "windows",
                arch: "aarch64",
                platform: "win_arm64",
                sha256: "d7a2928843eaeb2df82f99a370f44e8a630f59b02f9b0d1f168a03c4eeb76b89",
            },
        ],
    },
};

/// ONNX Runtime.
pub(super) static ONNXRUNTIME: Package = Package {
    what: "ONNX Runtime",
    folder: "onnxruntime",
    npm: Some(OfNpm {
        package: npm::Package {
            name: "onnxruntime-node",
            version: "1.30.0",
            sha512: "twhs1C2C/BFkz1yc5OY0KIU2GUq6DURO7hD4bx5Q2Qy3nAMJwRXW8xU3NVczE29VA9lolLOYepoD8fjTGOfIqw==",
        },
        natives: &[
            Natives {
                os: "linux",
                arch: "x86_64",
                folder: "bin/napi-v6/linux/x64",
                files: &["libonnxruntime.so.1"],
            },
            Natives {
                os: "linux",
                arch: "aarch64",
                folder: "bin/napi-v6/linux/arm64",
                files: &["libonnxruntime.so.1"],
            },
            Natives {
                os: "macos",
                arch: "aarch64",
                folder: "bin/napi-v6/darwin/arm64",
                files: &["libonnxruntime.1.30.0.dylib"],
            },
            Natives {
                os: "windows",
                arch: "x86_64",
                folder: "bin/napi-v6/win32/x64",
                files: &["onnxruntime.dll", "DirectML.dll", "dxcompiler.dll", "dxil.dll"],
            },
            Natives {
                os: "windows",
                arch: "aarch64",
                folder: "bin/napi-v6/win32/arm64",
                files: &["onnxruntime.dll", "DirectML.dll", "dxcompiler.dll", "dxil.dll"],
            },
        ],
    }),
    other_ways: "`pip install onnxruntime` in the project's venv, or `npm install onnxruntime-node` in the project, \
        does it too; without it rten runs models of 32-bit weights",
    pip: OfPip {
        name: "onnxruntime",
        version: "1.32.0",
        inside: "onnxruntime/capi",
        wheels: &[
            Wheel {
                os: "linux",
                arch: "x86_64",
                platform: "manylinux_2_28_x86_64",
                sha256: "99e1074c4b2197accd5073052a465361be17b89c093b8ffb6e6bd8f986c52df8",
            },
            Wheel {
                os: "linux",
                arch: "aarch64",
                platform: "manylinux_2_28_aarch64",
                sha256: "e36c187006e7a7c8b8d6d57f1a209dd63f52430dca6c282b177718ad6b841054",
            },
            Wheel {
                os: "macos",
                arch: "aarch64",
                platform: "macosx_14_0_arm64",
                sha256: "d52510bbbcc880c13b826f7d75cdf33ac5cf0bb864d960000fc29ce73f0cb83e",
            },
            Wheel {
                os: "windows",
                arch: "x86_64",
                platform: "win_amd64",
                sha256: "efe7456952c243a05a53d5b8732953625144642c2f3989094277f6217f0c0c40",
            },
            Wheel {
                os: "windows",
                arch: "aarch64",
                platform: "win_arm64",
                sha256: "64d394c69d561af3efd4d4f49dcac8f11d0ce135a20701c16d53b74056cd4cf8",
            },
        ],
    },
};
