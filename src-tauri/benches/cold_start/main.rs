//! How long until the first screen takes input, against an empty Tauri window with the same web view, on the same display.
//!
//! This program is the empty window too: started with [`EMPTY`], it shows that and nothing else. Every start is a new process
//! with a warm disk; one start of each is thrown away before the first that counts.

#![allow(clippy::print_stdout, reason = "printing figures is what this program is for")]

mod empty;
#[path = "../../src/first_screen.rs"]
mod first_screen;
mod stage;

use std::path::Path;
use std::time::Duration;

use palmares_api::{Asker, Host, HostConfig, wire};
use stage::{Stage, Start};

const EMPTY: &str = "--empty-window";
const TURNS: usize = 11;

type Outcome<T = ()> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome {
    if std::env::args().any(|argument| argument == EMPTY) {
        return Ok(empty::run()?);
    }
    let folder = tempfile::Builder::new().prefix("palmares-bench-").tempdir()?;
    println!("\ncold start, median of {TURNS}");
    let Ok(stage) = Stage::set(folder.path()) else {
        println!("    Xvfb is not installed: nothing measured");
        return Ok(());
    };
    let sample = folder.path().join("Exemple.palmares").display().to_string();
    make_sample(&sample)?;
    measure(&stage, &sample)
}

fn measure(stage: &Stage, sample: &str) -> Outcome {
    let own = std::env::current_exe()?;
    let welcome = Start {
        name: "the welcome screen",
        program: Path::new(env!("CARGO_BIN_EXE_palmares-desktop")),
        arguments: vec![],
        screen: "main header + div button",
        confined: true,
    };
    let starts = [
        Start {
            name: "an empty window",
            program: &own,
            arguments: vec![EMPTY],
            screen: "main button",
            confined: false,
        },
        welcome.clone(),
        Start {
            name: "the same without the web view's sandbox",
            confined: false,
            ..welcome.clone()
        },
        Start {
            name: "the dossiers of the sample committee",
            arguments: vec!["--open", sample],
            screen: "main [role=grid] [role=rowheader]",
            ..welcome
        },
    ];
    let mut times = vec![Vec::new(); starts.len()];
    for turn in 0..=TURNS {
        for (start, times) in starts.iter().zip(&mut times) {
            let took = stage.time(start)?;
            if turn > 0 {
                times.push(took);
            }
        }
    }
    let medians: Vec<Duration> = times.into_iter().map(median).collect();
    let baseline = medians.first().copied().unwrap_or_default();
    for (start, took) in starts.iter().zip(&medians).skip(1) {
        let ratio = took.as_secs_f64() / baseline.as_secs_f64();
        let (name, took, baseline) = (start.name, took.as_millis(), baseline.as_millis());
        println!("  {name:<46}{ratio:>9.2} × an empty window{took:>26} ms against {baseline} ms");
    }
    Ok(())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

fn make_sample(path: &str) -> Outcome {
    let host = Host::new(HostConfig {
        worker: env!("CARGO_BIN_EXE_palmares-desktop").into(),
        account: "bench".to_owned(),
        homes: None,
    })?;
    let runtime = tokio::runtime::Runtime::new()?;
    // At the window that will show it, so that the secretary sits there already.
    let nobody = Asker {
        window: "main".to_owned(),
        who: None,
    };
    let request = wire::WorkspaceSampleRequest {
        path: path.to_owned(),
        template: None,
    };
    let made = runtime.block_on(async {
        wire::workspace_sample(&host, &nobody, request).await?;
        wire::workspace_close(&host, &nobody, wire::WorkspaceCloseRequest {}).await
    });
    made.map_err(|error| format!("{:?}: {}", error.code, error.params))?;
    Ok(())
}
